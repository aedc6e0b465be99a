import type { Shape as Compact } from '../../src/schema/shape.ts'
import type { ApiSchema, Shape } from './api-schema.ts'
import { target } from './api-schema.ts'

const head = '// Made from schemas/api by `npm run generate`.\n'

/** The shapes that inputs are made of, as a module. */
export function shapesModule({ definitions, 'x-operations': operations }: ApiSchema): string {
  const shapes = new Map<string, Compact>()
  const visit = (name: string) => {
    if (shapes.has(name)) return
    const shape = definitions[name]
    if (!shape) throw new Error(`schemas/api has no definition ${name}`)
    const small = compact(name, shape)
    shapes.set(name, small)
    for (const other of named(small)) visit(other)
  }
  for (const { input } of Object.values(operations)) visit(input)
  const lines = [...shapes].map(([name, shape]) => `  ${name}: ${literal(shape)},\n`)
  return `${head}export const shapes = {\n${lines.join('')}}\n`
}

/** Whether each operation needs a signature, what it takes, and what it lists as its refusals. */
export function operationsModule({ 'x-operations': operations }: ApiSchema): string {
  const lines = Object.entries(operations).map(
    ([name, { auth, input, errors }]) =>
      `  ${name}: ${literal({ signed: auth === 'sigv4', input, errors })},\n`,
  )
  return `${head}export const operations = {\n${lines.join('')}}\n`
}

export const shapesTypes = `${head}import type { Shape } from '../shape.ts'
/** The shapes that inputs of user pool operations are made of, by name. */
export declare const shapes: Readonly<Record<string, Shape>>
`

export const operationsTypes = `${head}import type { Api } from '../../model/api.ts'
/** Every operation of user pools, by name. */
export declare const operations: {
  readonly [Name in keyof Api]: {
    readonly signed: boolean
    readonly input: string
    readonly errors: readonly Api[Name]['fault'][]
  }
}
`

const named = (shape: Compact) =>
  shape.kind === 'record'
    ? Object.values(shape.members)
    : shape.kind === 'list'
      ? [shape.of]
      : shape.kind === 'map'
        ? [shape.keys, shape.values]
        : []

const understood =
  /^(type|properties|required|items|propertyNames|additionalProperties|enum|pattern|m(in|ax)(Length|Items|Properties|imum)|x-(pattern|sensitive|blob|minBytes|maxBytes|document))$/

function compact(name: string, shape: Shape): Compact {
  const unknown = Object.keys(shape).find((word) => !understood.test(word))
  if (unknown) throw new Error(`src/schema has no word for ${unknown}, which ${name} has`)
  const hidden = given({ hidden: shape['x-sensitive'] })
  if (shape['x-document']) return { kind: 'document', ...hidden }
  if (shape['x-blob'])
    return { kind: 'blob', ...given({ least: shape['x-minBytes'], most: shape['x-maxBytes'] }), ...hidden }
  if (shape.properties) {
    const members = Object.entries(shape.properties).map(([member, ref]) => [member, target(ref)])
    return { kind: 'record', members: Object.fromEntries(members), required: shape.required ?? [], ...hidden }
  }
  if (shape.items)
    return {
      kind: 'list',
      of: target(shape.items),
      ...given({ least: shape.minItems, most: shape.maxItems }),
      ...hidden,
    }
  if (shape.propertyNames && shape.additionalProperties)
    return {
      kind: 'map',
      keys: target(shape.propertyNames),
      values: target(shape.additionalProperties),
      ...given({ least: shape.minProperties, most: shape.maxProperties }),
      ...hidden,
    }
  if (shape.type === 'string')
    return {
      kind: 'text',
      ...given({
        least: shape.minLength,
        most: shape.maxLength,
        pattern: shape.pattern?.slice('^(?:'.length, -')$'.length),
        printed: shape['x-pattern'],
        oneOf: shape.enum,
      }),
      ...hidden,
    }
  if (shape.type === 'integer')
    return { kind: 'integer', ...given({ least: shape.minimum, most: shape.maximum }), ...hidden }
  if (shape.type === 'boolean') return { kind: 'boolean', ...hidden }
  throw new Error(
    `no input has been a ${shape.type} like ${name} before: src/schema/shape.ts has no word for it`,
  )
}

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }
const given = <T extends object>(facts: T) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Given<T>

/** A value as JavaScript on one line, keys bare. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).map(([key, member]) => `${key}: ${literal(member)}`)
  return members.length ? `{ ${members.join(', ')} }` : '{}'
}
