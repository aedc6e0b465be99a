import type { Shape as Compact } from '../../src/schema/shape.ts'
import type { ApiSchema, Service, Shape } from './api-schema.ts'
import { target } from './api-schema.ts'

const head = '// Made from schemas/api by `npm run generate`.\n'

/** The shapes that inputs are made of, by service, as a module. */
export function shapesModule(apis: readonly (readonly [Service, ApiSchema])[]): string {
  const services = apis.map(([service, api]) => {
    const lines = [...inputShapes(api)].map(([name, shape]) => `    ${name}: ${literal(shape)},\n`)
    return `  ${JSON.stringify(service)}: {\n${lines.join('')}  },\n`
  })
  return `${head}export const shapes = {\n${services.join('')}}\n`
}

function inputShapes({ definitions, 'x-operations': operations }: ApiSchema): ReadonlyMap<string, Compact> {
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
  return shapes
}

/** Whether each operation needs a signature, what it takes, and what it lists as its refusals, by service. */
export function operationsModule(apis: readonly (readonly [Service, ApiSchema])[]): string {
  const services = apis.map(([service, { definitions, 'x-operations': operations }]) => {
    const lines = Object.entries(operations).map(([name, { auth, input, errors }]) => {
      const codes = errors.map((error) => definitions[error]?.['x-error']?.code ?? error)
      return `    ${name}: ${literal({ signed: auth === 'sigv4', input, errors: codes })},\n`
    })
    return `  ${JSON.stringify(service)}: {\n${lines.join('')}  },\n`
  })
  return `${head}export const operations = {\n${services.join('')}}\n`
}

export const shapesTypes = `${head}import type { ServiceName } from '../../model/apis.ts'
import type { Shape } from '../shape.ts'
/** The shapes that inputs of operations are made of, by name. */
export declare const shapes: Readonly<Record<ServiceName, Readonly<Record<string, Shape>>>>
`

export const operationsTypes = `${head}import type { Apis, ServiceName } from '../../model/apis.ts'
/** Every operation of every service, by name. */
export declare const operations: {
  readonly [Service in ServiceName]: {
    readonly [Name in keyof Apis[Service]]: {
      readonly signed: boolean
      readonly input: string
      readonly errors: readonly string[]
    }
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
