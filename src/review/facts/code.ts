import type { Json } from '../../model/trigger.ts'
import { flat } from '../visible.ts'

/** The longest text that a sentence holds. */
const longest = 120

/** Somebody else's text as a word of a sentence: in backticks, on one line, and not endless. */
export function code(text: string): string {
  const words = flat(text).replaceAll('`', '\u02cb')
  return `\`${words.length > longest ? `${words.slice(0, longest)}…` : words}\``
}

/** A value as a word of a sentence. */
export function valueWords(value: Json | undefined): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value))
    return value.length ? (value as readonly Json[]).map((one) => valueWords(one)).join(', ') : 'nothing'
  return code(typeof value === 'string' ? value : JSON.stringify(value))
}
