import type { Position } from '../model/finding.ts'
import type { Spans } from './spans.ts'

/** The keys and indexes that lead to a value. */
export type Path = readonly (string | number)[]
/** What a finding is about: a key, what it holds, or both. */
export type Part = 'key' | 'value' | 'both'
/** Two offsets in a text. */
export type Span = readonly [start: number, end: number]

/** Where a path was written; where it was not, the nearest of its ancestors that was. */
export function locate(spans: Spans, text: string, path: Path, part: Part): Span {
  let here = spans
  for (const step of path) {
    const next = inner(here[4], step)
    if (!next) break
    here = next
  }
  const [keyStart, keyEnd, start, end, inside] = here
  const keyed = keyEnd > keyStart
  // A map or list over many lines is told by its first.
  const until = inside ? Math.min(end, endOfLine(text, start)) : end
  if (!keyed) return trimmed(text, start, until)
  const below = inside !== undefined && endOfLine(text, keyStart) < start
  if (part === 'key' || start === end || (part === 'value' && below)) return [keyStart, keyEnd]
  return part === 'value' ? trimmed(text, start, until) : trimmed(text, keyStart, below ? keyEnd : until)
}

function inner(inside: Spans[4], step: string | number): Spans | undefined {
  if (!inside || Array.isArray(inside) !== (typeof step === 'number') || !Object.hasOwn(inside, step))
    return undefined
  return (inside as Readonly<Record<string, Spans>>)[step]
}

const trimmed = (text: string, start: number, end: number): Span => [
  start,
  start + text.slice(start, end).trimEnd().length,
]

const endOfLine = (text: string, from: number) => {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** Turns offsets in a text into lines and columns, counted from one; an end is the first column behind. */
export function positionsIn(file: string, text: string): (span: Span) => Position {
  let starts: number[] | undefined
  const place = (offset: number) => {
    starts ??= lineStarts(text)
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return [low + 1, offset - (starts[low] ?? 0) + 1] as const
  }
  return ([start, end]) => {
    const [line, column] = place(start)
    const [endLine, endColumn] = place(Math.max(start, end))
    return { file, line, column, endLine, endColumn }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
