import type { ApiSchema, Ref, Service, Shape } from './api-schema.ts'
import { apiSchema, services, target } from './api-schema.ts'

const head = `// Made from schemas/api by \`npm run generate\`.
// Times are seconds since 1970 and binary values base64.
`

/** The types of every operation, as a module that holds nothing at run time. */
export function apiTypes(): string {
  const declared = new Map<string, string>()
  const apis = (Object.keys(services) as Service[]).map((service) => {
    const schema = apiSchema(service)
    const names = declare(schema, services[service], declared)
    return api(schema, services[service], names)
  })
  return [head, ...apis, ...declared.values()].join('\n')
}

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(' | ') || 'never'

/** Declares what operations take and give; a name that stands for something else already gets a prefix. */
function declare({ definitions, ...schema }: ApiSchema, prefix: string, declared: Map<string, string>) {
  const names = new Map<string, string>()
  const visit = (name: string) => {
    const shape = definitions[name]
    if (!shape || names.has(name)) return
    names.set(name, name)
    for (const ref of refs(shape)) visit(target(ref))
    if (!shape.properties && !shape.enum) return
    const before = declared.get(name)
    if (before && before !== declaration(name, shape, definitions, names)) names.set(name, `${prefix}${name}`)
    const final = names.get(name) ?? name
    declared.set(final, declaration(final, shape, definitions, names))
  }
  for (const { input, output } of Object.values(schema['x-operations']))
    for (const name of [input, output]) if (name) visit(name)
  return names
}

const refs = ({ properties = {}, items, propertyNames, additionalProperties }: Shape): Ref[] => [
  ...Object.values(properties),
  ...[items, propertyNames, additionalProperties].filter((ref) => ref !== undefined),
]

type Definitions = ApiSchema['definitions']
type Names = ReadonlyMap<string, string>

function declaration(name: string, shape: Shape, definitions: Definitions, names: Names): string {
  if (shape.enum) return `export type ${name} = ${quoted(shape.enum)}\n`
  const members = Object.entries(shape.properties ?? {})
  if (!members.length) return `export type ${name} = Readonly<Record<string, never>>\n`
  const lines = members.map(([member, ref]) => {
    const type = typeOf(ref, definitions, names)
    const must = shape.required?.includes(member)
    return `  readonly ${member}${must ? '' : '?'}: ${type}${must || type === 'unknown' ? '' : ' | undefined'}\n`
  })
  return `export interface ${name} {\n${lines.join('')}}\n`
}

/** How a value is written: records and enumerations by name, everything else in place. */
function typeOf(ref: Ref, definitions: Definitions, names: Names): string {
  const name = target(ref)
  const shape = definitions[name] ?? {}
  if (shape.properties || shape.enum) return names.get(name) ?? name
  if (shape.items) return `readonly ${wrapped(typeOf(shape.items, definitions, names))}[]`
  if (shape.additionalProperties)
    return `Readonly<Record<string, ${typeOf(shape.additionalProperties, definitions, names)}>>`
  if (shape.type === 'integer' || shape.type === 'number') return 'number'
  return shape.type ?? 'unknown'
}

const wrapped = (type: string) => (type.startsWith('readonly ') ? `(${type})` : type)

function api({ 'x-operations': operations, definitions }: ApiSchema, prefix: string, names: Names): string {
  const lines = Object.entries(operations).map(([name, { input, output, errors }]) => {
    const gives = output ? (names.get(output) ?? output) : 'Readonly<Record<string, never>>'
    const codes = errors.map((error) => definitions[error]?.['x-error']?.code ?? error)
    return `  ${name}: {
    input: ${names.get(input) ?? input}
    output: ${gives}
    fault: ${quoted(codes)}
  }\n`
  })
  return `/** Every operation: what it takes, what it gives, and the codes it lists as its own. */
export interface ${prefix}Api {\n${lines.join('')}}\n`
}
