import type { Kind } from '../model/model.ts'
import type { Json } from '../model/trigger.ts'
import type { Failure } from './check.ts'
import { nearest } from './nearest.ts'
import { valueAt, type Part, type Path } from './path.ts'
import type { FileRule } from './rules.ts'
import { schemaAt, tagsOf, wayTo, type Schema } from './schema-at.ts'

/** One mistake against a schema: where, and in words. */
export interface Violation {
  readonly path: Path
  /** Whether the key is wrong, or what it holds. */
  readonly part: Part
  readonly rule: FileRule
  readonly message: string
  readonly help?: string
}

/** A failed keyword in the words of the language: what stands there, what may, and what was probably meant. */
export function explain(kind: Kind, value: Json, { keyword, params, path }: Failure): Violation {
  const schema = schemaAt(kind, value, path) ?? {}
  const here: Here = { kind, value, path, schema, it: nameOf(path), found: valueAt(value, path), params }
  const { part = 'value', under = [], help, ...said } = (speak[keyword] ?? otherwise)(here)
  return { path: [...path, ...under], part, ...said, ...(help && { help }) }
}

/** Everything that words are made from. */
interface Here {
  readonly kind: Kind
  readonly value: Json
  readonly path: Path
  readonly schema: Schema
  /** What the author calls the place. */
  readonly it: string
  readonly found: Json | undefined
  readonly params: Readonly<Record<string, unknown>>
}
interface Words {
  readonly rule: FileRule
  readonly message: string
  readonly help?: string | undefined
  readonly part?: Part
  /** Keys below the place that the mistake is at. */
  readonly under?: Path
}

const speak: Readonly<Record<string, (here: Here) => Words>> = {
  additionalProperties: unknownKey,
  required: missingKey,
  type: wrongType,
  discriminator: wrongTag,
  enum: (here) => wrongChoice(here, here.schema.enum ?? []),
  const: (here) => wrongChoice(here, tagsOf(here.schema)),
  'false schema': ({ path, it }) => ({
    rule: 'PW-FILE-024',
    message: `${it} cannot stand here together with ${quoted([`not${capital(String(path.at(-1)))}`, 'document'])}`,
    part: 'key',
  }),
  minProperties: ({ it, schema }) => count(`${it} is empty`, schema),
  maxProperties: ({ it, schema, params, found }) => {
    const keys = Object.keys(found ?? {})
    if (params['limit'] !== 1)
      return count(`${it} has ${keys.length} members, and ${params['limit']} is the most`, schema)
    const message = `only one of ${quoted(keys)} can stand in ${it}`
    return { rule: 'PW-FILE-024', message, help: hintOf(schema), part: 'key' }
  },
  minLength: ({ it, schema }) => form(`${it} is empty`, schema),
  maxLength: ({ it, schema, params }) => form(`${it} is longer than ${params['limit']} characters`, schema),
  minimum: ({ it, params, schema }) => form(`${it} is less than ${params['limit']}`, schema),
  maximum: ({ it, params, schema }) => form(`${it} is more than ${params['limit']}`, schema),
  minItems: ({ it, schema }) => count(`${it} is empty`, schema),
  maxItems: ({ it, schema, params }) => count(`${it} has more than ${params['limit']} items`, schema),
  uniqueItems: ({ it, found, params }) => {
    const index = Math.max(Number(params['i']), Number(params['j']))
    const message = `\`${String((found as readonly Json[])[index])}\` stands twice in ${it}`
    return { rule: 'PW-FILE-023', message, under: [index] }
  },
  pattern: ({ it, found, schema }) => {
    const shown =
      typeof found === 'string' && found.length <= 60
        ? `\`${found}\` is not what ${it} can be`
        : `${it} has not the form that it must have`
    return form(shown, schema)
  },
}

const otherwise = ({ it, schema }: Here): Words => form(`${it} is not as it must be`, schema)
const form = (message: string, schema: Schema): Words => ({
  rule: 'PW-FILE-023',
  message,
  help: hintOf(schema),
})
const count = (message: string, schema: Schema): Words => ({
  rule: 'PW-FILE-023',
  message,
  help: hintOf(schema),
  part: 'key',
})

function unknownKey({ kind, value, path, schema, it, params }: Here): Words {
  const key = String(params['additionalProperty'])
  const at = { under: [key], part: 'key' } as const
  if (schema.patternProperties && !schema.properties)
    return {
      rule: 'PW-FILE-023',
      message: `\`${key}\` cannot be a name in ${it}`,
      help: hintOf(schema),
      ...at,
    }
  const names = Object.keys(schema.properties ?? {})
  const meant = nearest(key, names)
  const message = path.length ? `unknown key \`${key}\` in ${it}` : `unknown key \`${key}\``
  const help = meant
    ? `did you mean \`${meant}\`?`
    : (elsewhere(kind, value, path, key) ?? `known here: ${names.join(', ')}`)
  return { rule: 'PW-FILE-002', message, help, ...at }
}

/** Where a key that is unknown here would be known: below, or around. */
function elsewhere(kind: Kind, value: Json, path: Path, key: string): string | undefined {
  for (let depth = path.length; depth >= 0; depth--) {
    const around = path.slice(0, depth)
    const way = wayTo(kind, value, around, key)
    const full = way && [...around, ...way].join('.')
    if (way)
      return full ? `\`${key}\` belongs under \`${full}\`` : `\`${key}\` belongs at the top of the file`
  }
  return undefined
}

function missingKey({ schema, it, params }: Here): Words {
  const key = String(params['missingProperty'])
  return {
    rule: 'PW-FILE-022',
    message: `\`${key}\` is missing in ${it}`,
    help: hintOf(schema.properties?.[key]),
    part: 'key',
  }
}

function wrongType({ schema, it, found, path, kind }: Here): Words {
  if (isSecret(schema, kind, path) && found !== null && typeof found !== 'object') return literalSecret(kind)
  const types = [schema.type ?? 'object'].flat()
  const wanted = types.map((type) => words[type] ?? type).join(' or ')
  if (found === null)
    return { rule: 'PW-FILE-020', message: `${it} has no value`, help: `it must be ${wanted}`, part: 'key' }
  const message = `${it} must be ${wanted}, not ${words[typeOf(found)]}`
  return { rule: 'PW-FILE-020', message, help: cure(types, found) ?? hintOf(schema) }
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a map of keys',
  array: 'a list',
  null: 'nothing',
}
const typeOf = (value: Json | undefined) => (Array.isArray(value) ? 'array' : typeof value)

/** What to write in place of a value of a type that is easily mistaken for another. */
function cure(types: readonly string[], found: Json | undefined): string | undefined {
  const plain = typeof found === 'number' || typeof found === 'boolean'
  if (types.includes('string') && plain) return `put it in quotes: '${String(found)}'`
  if (types.includes('boolean') && typeof found === 'string')
    return /^(true|false)$/i.test(found)
      ? 'write it without quotes'
      : 'write true or false: YAML 1.2 knows no yes, no, on or off'
  if (
    (types.includes('integer') || types.includes('number')) &&
    typeof found === 'string' &&
    /^\d+$/.test(found)
  )
    return 'write it without quotes'
  if (types.includes('array') && typeof found !== 'object') return `write a list: [${String(found)}]`
  return undefined
}

/** Where a secret may stand by its name only; an environment says where it lies. */
const isSecret = ({ properties, type }: Schema, kind: Kind, path: Path) =>
  [type].flat().includes('object') &&
  (properties?.['secret'] !== undefined || (kind === 'env' && path[0] === 'secrets' && path.length === 2))

const literalSecret = (kind: Kind): Words => ({
  rule: 'PW-SEC-001',
  message:
    kind === 'env'
      ? 'an environment says where a secret lies, never what it is'
      : 'a secret is never written here',
  help:
    kind === 'env'
      ? 'write `{ env: NAME }` or `{ file: path }`'
      : 'write `{ secret: name }`, and bind the name under `secrets:` of every environment',
})

function wrongTag({ schema, it, found, params }: Here): Words {
  const tag = String(params['tag'])
  const values = (schema.oneOf ?? []).flatMap(({ properties }) => tagsOf(properties?.[tag])).map(String)
  const keys = Object.keys(found ?? {})
  const misspelt = nearest(
    tag,
    keys.filter((key) => !schema.oneOf?.some(({ properties }) => properties?.[key])),
  )
  if (misspelt)
    return {
      rule: 'PW-FILE-002',
      message: `unknown key \`${misspelt}\` in ${it}`,
      help: `did you mean \`${tag}\`?`,
      under: [misspelt],
      part: 'key',
    }
  if (!keys.includes(tag))
    return {
      rule: 'PW-FILE-022',
      message: `\`${tag}\` is missing in ${it}`,
      help: `one of ${values.join(', ')}`,
      part: 'key',
    }
  return choice(`\`${tag}\``, (found as Record<string, Json>)[tag], values, [tag])
}

const wrongChoice = ({ it, found }: Here, values: readonly (string | number)[]) =>
  choice(it, found, values.map(String))

function choice(it: string, found: Json | undefined, values: readonly string[], under: Path = []): Words {
  const meant = typeof found === 'string' ? nearest(found, values) : undefined
  return {
    rule: 'PW-FILE-021',
    message: `${it} must be ${values.length > 1 ? 'one of ' : ''}${quoted(values)}`,
    help: meant && `did you mean \`${meant}\`?`,
    under,
  }
}

/** What the author calls a place: its key, or what it is an item of. */
function nameOf(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return 'the file'
  const key = path.findLast((step) => typeof step === 'string')
  return typeof last === 'number' ? `item ${last + 1} of \`${key}\`` : `\`${last}\``
}

/** What a schema says of itself to readers, with an example. */
function hintOf(schema: Schema | undefined): string | undefined {
  const { description, examples: [example] = [] } = schema ?? {}
  const sentence =
    description && description.charAt(0).toLowerCase() + description.slice(1).replace(/\.$/, '')
  if (example === undefined) return sentence
  const shown = typeof example === 'string' ? example : JSON.stringify(example)
  return sentence ? `${sentence}; such as ${shown}` : `such as ${shown}`
}

const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ')
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
