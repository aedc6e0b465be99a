import type { Kind } from '../../model/model.ts'
import type { Json } from '../../model/trigger.ts'
import type { Part, Path } from '../path.ts'
import type { FileRule } from '../rules.ts'
import type { Schema } from '../schema-at.ts'

/** Everything that words are made from: what failed, where, and what stands there. */
export interface Here {
  readonly kind: Kind
  /** The whole document. */
  readonly value: Json
  readonly path: Path
  readonly schema: Schema
  /** What the author calls the place. */
  readonly it: string
  readonly found: Json | undefined
  readonly params: Readonly<Record<string, unknown>>
}

/** A mistake in words, and how far from the place it lies. */
export interface Words {
  readonly rule: FileRule
  readonly message: string
  readonly help?: string | undefined
  /** The value, unless it says otherwise. */
  readonly part?: Part
  /** Keys below the place that the mistake is at. */
  readonly under?: Path
}

/** A value of the wrong form. */
export const malformed = (message: string, schema: Schema): Words => ({
  rule: 'PW-FILE-023',
  message,
  help: hintOf(schema),
})

/** A value with too few or too many members: its key says where it begins. */
export const miscounted = (message: string, schema: Schema): Words => ({
  ...malformed(message, schema),
  part: 'key',
})

/** What the author calls a place: its key, or what it is an item of. */
export function nameOf(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return 'the file'
  const key = path.findLast((step) => typeof step === 'string')
  return typeof last === 'number' ? `item ${last + 1} of \`${key}\`` : `\`${last}\``
}

/** What a schema says of itself to readers, or what it is said to be instead, with an example. */
export function hintOf(schema: Schema | undefined, instead?: string): string | undefined {
  const [example] = schema?.examples ?? []
  // What is said of a change, as in `(immutable) Its issuer.`, is no help with the form.
  const plain = (instead ?? schema?.description)?.replace(/^\([^)]*\) /, '').replace(/\.$/, '')
  const sentence = plain?.replace(/^[A-Z](?=[a-z]|\s)/, (letter) => letter.toLowerCase())
  const shown = typeof example === 'string' ? example : example === undefined ? '' : written(example)
  if (!shown || shown.length > 80) return sentence
  return sentence ? `${sentence}; such as ${shown}` : `such as ${shown}`
}

/** A value as an author would write it in one line. */
function written(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  if (typeof value === 'string') return plainText.test(value) ? value : `'${value.replaceAll("'", "''")}'`
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Object.entries(value).map(([key, inner]) => `${written(key)}: ${written(inner)}`)
  return members.length ? `{ ${members.join(', ')} }` : '{}'
}

/** A text that needs no quotes anywhere, and is no number. */
const plainText = /^(?![\d.+-]+$)[\w$./+(][\w$./+@():=-]*( [\w$./+@():=-]+)*$/

/** Names in backticks, in a row. */
export const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
