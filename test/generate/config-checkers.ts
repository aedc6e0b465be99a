import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { transformSync } from 'esbuild'
import { kinds } from '../../src/model/model.ts'
import { follow, type Schema } from './config-schemas.ts'

/** What only readers need; checkers that differ in nothing else are one. */
const unread = new Set([
  '$schema',
  '$id',
  'title',
  'description',
  'default',
  'examples',
  'definitions',
  'x-ref',
])
/** A schema shorter than this is checked where it stands; a call would be longer. */
const short = 45

/** The schemas of all kinds as one, in which whatever is said twice is said once. */
function together(all: ReadonlyMap<string, Schema>): Schema {
  const definitions: Record<string, Schema> = {}
  const names = new Map<string, string>()
  const shared = (schema: Schema): Schema => {
    const text = JSON.stringify(schema)
    if (text.length < short) return schema
    const name = names.get(text) ?? `part${names.size}`
    names.set(text, name)
    definitions[name] = schema
    return { $ref: `#/definitions/${name}` }
  }
  const bare = (node: Schema, file: string): Schema => {
    const entries = Object.entries(node).filter(([key]) => !unread.has(key))
    return Object.fromEntries(entries.map(([key, value]) => [key, (inner[key] ?? itself)(value, file)]))
  }
  const whole = (node: Schema, file: string): Schema => {
    if (typeof node['$ref'] !== 'string') return shared(bare(node, file))
    const target = follow(all, file, node['$ref'])
    return whole(target.schema, target.file)
  }
  const members = (map: Schema, file: string): Schema =>
    Object.fromEntries(Object.entries(map).map(([key, value]) => [key, whole(value as Schema, file)]))
  const itself = (value: unknown) => value
  const inner: Record<string, (value: any, file: string) => unknown> = {
    properties: members,
    patternProperties: members,
    // Whether items differ is seen at once where they are known to be texts, and by comparing all pairs where not.
    items: (value: Schema, file) => (value['type'] === 'string' ? bare(value, file) : whole(value, file)),
    // A discriminator reads the tags of its branches, so that those stay where they are.
    oneOf: (branches: Schema[], file) =>
      branches.map((branch) => {
        const { properties = {}, ...rest } = branch
        const tags = Object.entries(properties as Schema).filter(
          ([, { enum: many, const: one }]) => many ?? one,
        )
        const inlined = Object.fromEntries(tags.map(([key, tag]) => [key, bare(tag as Schema, file)]))
        return { ...bare(rest, file), properties: { ...members(properties, file), ...inlined } }
      }),
  }
  for (const kind of kinds)
    definitions[nameOf(kind)] = bare(all.get(`${kind}.schema.json`) ?? {}, `${kind}.schema.json`)
  return { $id: 'config', definitions }
}

const nameOf = (kind: string) => kind.replaceAll('-', '_')

/** One function a kind, made ahead: loading them needs no schema and no compiler. */
export function checkers(all: ReadonlyMap<string, Schema>): string {
  const code = { source: true, esm: true, lines: false, optimize: true } as const
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    discriminator: true,
    messages: false,
    inlineRefs: false,
    code,
  })
  ajv.addSchema(together(all))
  const made = standalone.default(
    ajv,
    Object.fromEntries(kinds.map((kind) => [nameOf(kind), `config#/definitions/${nameOf(kind)}`])),
  )
  // Characters are counted as JSON Schema counts them, not as UTF-16 does.
  const counted = made.replace(
    'require("ajv/dist/runtime/ucs2length").default',
    '(text) => { let count = 0; for (const _ of text) count++; return count }',
  )
  if (/\brequire\(/.test(counted)) throw new Error('a checker of files needs a module of ajv to run')
  const table = kinds.map((kind) => `'${kind}': ${nameOf(kind)}`).join(', ')
  const own = counted.replaceAll(/export const (\w+) = validate(\d+);/g, 'const $1 = validate$2;')
  const { code: small } = transformSync(`${own}\nexport const checkers = { ${table} }`, {
    minify: true,
    format: 'esm',
    target: 'esnext',
  })
  return `// Made from schemas/config by \`npm run generate\`.\n${small}`
}

export const checkerTypes = `// Made from schemas/config by \`npm run generate\`.
import type { Kind } from '../../model/model.ts'

/** One keyword that a value does not meet, as ajv tells it. */
export interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Whether a value meets its schema; if not, \`errors\` holds what it does not meet until the next call. */
export interface Checker {
  (value: unknown): boolean
  errors?: readonly SchemaError[] | null
}

export declare const checkers: Readonly<Record<Kind, Checker>>
`

/** The schemas themselves as one text, for those who explain what a checker refuses. */
export const schemaTexts = (all: ReadonlyMap<string, Schema>) =>
  `// Made from schemas/config by \`npm run generate\`.\nexport const schemaText = ${JSON.stringify(JSON.stringify(Object.fromEntries(all)))}\n`

export const schemaTextTypes = `// Made from schemas/config by \`npm run generate\`.

/** Every schema by its \`$id\`, as JSON: it is read only when something is to be explained. */
export declare const schemaText: string
`
