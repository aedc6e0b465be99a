import { Ajv } from 'ajv'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A JSON Schema, as far as ours go. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: string
  readonly enum?: readonly (string | number)[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly dependencies?: Readonly<Record<string, { readonly properties: Readonly<Record<string, false>> }>>
  readonly uniqueItems?: boolean
  readonly minItems?: number
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly 'x-ref'?: string
  readonly definitions?: Readonly<Record<string, Schema>>
}

const folder = resolve(import.meta.dirname, '../../../schemas/config')

/** Every schema of the language, by the name of its file. */
export const schemas: ReadonlyMap<string, Schema> = new Map(
  readdirSync(folder).map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Schema]),
)

const ajv = new Ajv({ discriminator: true, strict: false, schemas: [...schemas.values()] })

/** What the schema of a kind has against a file: nothing, if all is well. */
export function takes(kind: string, said: unknown): readonly unknown[] {
  const check = ajv.getSchema(`${kind}.schema.json`)!
  return check(said) ? [] : (check.errors ?? [])
}

/** What a reference points at, and the file it stands in. */
export function follow(file: string, ref: string): { file: string; schema: Schema } {
  const [at = '', path = ''] = ref.split('#')
  const to = at || file
  const known = followed.get(`${to}#${path}`)
  if (known) return known
  const found = path
    .split('/')
    .slice(1)
    .reduce<unknown>((schema, key) => (schema as Record<string, unknown>)[key], schemas.get(to))
  const next = { file: to, schema: found as Schema }
  followed.set(`${to}#${path}`, next)
  return next
}
const followed = new Map<string, { file: string; schema: Schema }>()

type Visit = (word: string, value: unknown) => void

/** Goes over every word that a kind knows or, given a file, that the file says: by dots, `*` for any name or hook. */
function walk(file: string, schema: Schema, path: string, value: unknown, all: boolean, visit: Visit): void {
  if (schema.$ref) {
    const next = follow(file, schema.$ref)
    return walk(next.file, next.schema, path, value, all, visit)
  }
  const said = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const inside = (key: string) => (path ? `${path}.${key}` : key)
  for (const [key, one] of Object.entries(schema.properties ?? {})) {
    if (one.$ref?.endsWith('/use') || !(all || Object.hasOwn(said, key))) continue
    visit(inside(key).replace(/^triggers\.\w+\./, 'triggers.*.'), said[key])
    walk(file, one, inside(key), said[key], all, visit)
  }
  for (const one of Object.values(schema.patternProperties ?? {}))
    for (const item of all ? [undefined] : Object.values(said)) walk(file, one, inside('*'), item, all, visit)
  for (const one of schema.oneOf ?? []) walk(file, one, path, value, all, visit)
  if (schema.items)
    for (const item of all ? [undefined] : Array.isArray(value) ? value : [])
      walk(file, schema.items, inside('[]'), item, all, visit)
}

/** Every word that a kind of file knows, but for fragments. */
export function wordsOf(kind: string): string[] {
  const found = new Set<string>()
  walk(`${kind}.schema.json`, schemas.get(`${kind}.schema.json`)!, '', undefined, true, (word) =>
    found.add(word),
  )
  return [...found]
}

/** Where a file does not say its words in the order of the schema. */
export function disorder(kind: string, said: unknown): string[] {
  const found: string[] = []
  const look = (file: string, schema: Schema, path: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (schema.$ref) {
      const next = follow(file, schema.$ref)
      return look(next.file, next.schema, path, value)
    }
    const known = Object.keys(schema.properties ?? {})
    const places = Object.keys(value).flatMap((key) => (known.includes(key) ? [known.indexOf(key)] : []))
    if (places.some((place, index) => place < (places[index - 1] ?? 0))) found.push(path)
    for (const [key, one] of Object.entries(value)) {
      const inner =
        schema.properties?.[key] ?? Object.values(schema.patternProperties ?? {})[0] ?? schema.items
      if (inner) look(file, inner, `${path}.${key}`, one)
    }
    const type = (value as { type?: unknown }).type
    for (const one of schema.oneOf ?? []) {
      const tag = one.properties?.['type']
      if (!tag || tag.const === type || tag.enum?.includes(String(type))) look(file, one, path, value)
    }
  }
  look(`${kind}.schema.json`, schemas.get(`${kind}.schema.json`)!, kind, said)
  return found
}

/** How often each word was said in some files, and each of CloudFormation's names under `aws`. */
export function tally(kind: string): {
  readonly add: (said: unknown) => void
  readonly of: (word: string) => number
} {
  const counts = new Map<string, number>()
  const count = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1)
  return {
    add: (said) =>
      walk(`${kind}.schema.json`, schemas.get(`${kind}.schema.json`)!, '', said, false, (word, value) => {
        count(word)
        if (word === 'aws' || word.endsWith('.aws'))
          for (const name of Object.keys(value as object)) count(`${word}.${name}`)
      }),
    of: (word) => counts.get(word) ?? 0,
  }
}
