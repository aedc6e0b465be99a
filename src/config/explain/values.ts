import type { Json } from '../../model/trigger.ts'
import { nearest } from '../nearest.ts'
import type { Path } from '../path.ts'
import { tagsOf } from '../schema-at.ts'
import { isSecretName, literalSecret, takesSecret } from './secrets.ts'
import { hintOf, malformed, quoted, type Here, type Words } from './words.ts'

/** A value of another type than its place takes. */
export function wrongType(here: Here): Words {
  const { schema, it, found } = here
  if (takesSecret(here) && found !== null && typeof found !== 'object') return literalSecret(here)
  const types = [schema.type ?? 'object'].flat()
  const wanted = either(types.map((type) => words[type] ?? type))
  if (found === null) return empty(it, `it must be ${wanted}`)
  const half = types.includes('integer') && typeof found === 'number'
  const message = `${it} must be ${wanted}, not ${half ? 'a fraction' : words[typeOf(found)]}`
  const help = cure(types, found, schema.pattern) ?? hintOf(schema, schema.behind)
  return { rule: 'PW-FILE-020', message, help }
}

const empty = (it: string, help: string): Words => ({
  rule: 'PW-FILE-020',
  message: `${it} has no value`,
  help,
  part: 'key',
})

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a map of keys',
  array: 'a list',
}
const either = (words: readonly string[]) => words.join(', ').replace(/, ([^,]*)$/, ' or $1')
const typeOf = (value: Json | undefined) => (Array.isArray(value) ? 'array' : typeof value)

/** What to write in place of a value of a type that is easily mistaken for another. */
function cure(types: readonly string[], found: Json | undefined, pattern = ''): string | undefined {
  const plain = typeof found === 'number' || typeof found === 'boolean'
  const asText = types.includes('string') && plain && new RegExp(pattern, 'u').test(String(found))
  if (asText) return `put it in quotes: '${String(found)}'`
  if (types.includes('array') && typeof found !== 'object') return `write a list: [${String(found)}]`
  if (typeof found !== 'string') return undefined
  const bare = types.some((type) => bareForms[type]?.test(found))
  if (bare) return 'write it without quotes'
  return types.includes('boolean') ? 'write true or false: YAML 1.2 knows no yes, no, on and off' : undefined
}

const bareForms: Readonly<Record<string, RegExp>> = {
  boolean: /^(true|false)$/i,
  integer: /^\d+$/,
  number: /^\d+(\.\d+)?$/,
}

/** A union whose tag is missing, misspelt, or names no branch. */
export function wrongTag({ schema, it, found, params }: Here): Words {
  const tag = String(params['tag'])
  const branches = (schema.oneOf ?? []).map(({ properties = {} }) => properties)
  const values = branches.flatMap((properties) => tagsOf(properties[tag])).map(String)
  const keys = Object.keys(found ?? {})
  if (keys.includes(tag)) return choice(`\`${tag}\``, (found as Record<string, Json>)[tag], values, [tag])
  const known = new Set(branches.flatMap((properties) => Object.keys(properties)))
  const misspelt = keys.find((key) => !known.has(key) && nearest(key, [tag]))
  if (!misspelt)
    return {
      rule: 'PW-FILE-022',
      message: `\`${tag}\` is missing in ${it}`,
      help: `one of ${quoted(values)}`,
      part: 'key',
    }
  const message = `unknown key \`${misspelt}\` in ${it}`
  return { rule: 'PW-FILE-002', message, help: `did you mean \`${tag}\`?`, under: [misspelt], part: 'key' }
}

/** A value that is none of those allowed. */
export const wrongChoice = ({ it, found, schema }: Here): Words =>
  choice(it, found, tagsOf(schema).map(String))

function choice(it: string, found: Json | undefined, values: readonly string[], under: Path = []): Words {
  const allowed = `${values.length > 1 ? 'one of ' : ''}${quoted(values)}`
  if (found === null) return { ...empty(it, `it must be ${allowed}`), under }
  const meant = typeof found === 'string' ? nearest(found, values) : undefined
  const message = `${it} must be ${allowed}`
  return { rule: 'PW-FILE-021', message, help: meant && `did you mean \`${meant}\`?`, under }
}

/** A text that has not the form of what it stands for. */
export function wrongForm(here: Here): Words {
  const { it, found, schema } = here
  if (isSecretName(here)) return literalSecret(here)
  const short = typeof found === 'string' && found.length <= 60
  const message = short ? `\`${found}\` is not what ${it} can be` : `${it} has not the form that it must have`
  return { rule: 'PW-FILE-023', message, help: hintOf(schema, schema.behind) }
}

/** An item that a list already has. */
export function repeatedItem({ it, found, params }: Here): Words {
  const index = Math.max(Number(params['i']), Number(params['j']))
  const item = (found as readonly Json[])[index]
  return { ...malformed(`\`${String(item)}\` stands twice in ${it}`, {}), under: [index] }
}
