import type { Json } from '../../model/trigger.ts'
import type { Kind } from '../../model/model.ts'

/** A text of YAML, the kind of file that it is, and its whole value: by these its schema is found. */
export interface Whole {
  readonly kind: Kind
  readonly text: string
  readonly whole: Json
}

/** A piece of a text, between two offsets, and what is to stand there instead. */
export type Piece = readonly [start: number, end: number, text: string]

/** The text with every piece changed; none where two of them are one. Those that only insert stay in order. */
export function applied(text: string, pieces: readonly Piece[]): string | undefined {
  let edited = ''
  let at = 0
  for (const [start, end, instead] of pieces.toSorted(([one], [other]) => one - other)) {
    if (start < at) return undefined
    edited += text.slice(at, start) + instead
    at = end
  }
  return edited + text.slice(at)
}

/** The end of the line that an offset is in, before what ends it. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  if (end < 0) return text.length
  return text[end - 1] === '\r' ? end - 1 : end
}

/** The beginning of the line that an offset is in. */
export const lineStart = (text: string, from: number): number => text.lastIndexOf('\n', from - 1) + 1

/** The beginning of the next line, or the end of the text. */
export function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end + 1
}

/**
 * Takes away what stands between two offsets, with its lines where nothing else is on them. A comment
 * behind it stays, and so does what stands before it on its line.
 */
export function deleteLines(text: string, start: number, end: number): readonly Piece[] | undefined {
  const from = lineStart(text, start)
  const behind = text.slice(end, lineEnd(text, end))
  if (behind.trim() !== '') return [[start, end + (behind.length - behind.trimStart().length), '']]
  if (text.slice(from, start).trim() === '')
    return [[from, text[end - 1] === '\n' ? end : nextLine(text, end), '']]
  // Behind a dash the next key takes its place.
  const next = /^\s*/.exec(text.slice(end))?.[0].length ?? 0
  return text[end + next] === '#' ? undefined : [[start, end + next, '']]
}

/** What ends lines in a text, as most of its editors want it. */
export const lineBreak = (text: string): string => (/^[^\n]*\r\n/.test(text) ? '\r\n' : '\n')
