import type { TextEdit } from '../model/finding.ts'
import { lineHunks } from './line-hunks.ts'

/** The lines of a text, each with what ends it. */
export const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** What makes one text the other: pieces that differ, from their first to their last character. */
export function editsBetween(file: string, before: string, after: string): readonly TextEdit[] {
  const [were, are] = [linesOf(before), linesOf(after)]
  return lineHunks(were, are).map(({ from, to, newFrom, newTo }) => {
    const old = were.slice(from, to).join('')
    const text = are.slice(newFrom, newTo).join('')
    let start = 0
    while (start < old.length && start < text.length && old[start] === text[start]) start++
    let end = 0
    const shorter = Math.min(old.length, text.length) - start
    while (end < shorter && old.at(-1 - end) === text.at(-1 - end)) end++
    const [line, column] = spot(old, start, from)
    const [endLine, endColumn] = spot(old, old.length - end, from)
    return { at: { file, line, column, endLine, endColumn }, text: text.slice(start, text.length - end) }
  })
}

/** The line and column of an offset into lines that begin after so many others. */
function spot(text: string, offset: number, lines: number): readonly [line: number, column: number] {
  const before = text.slice(0, offset).split('\n')
  return [lines + before.length, (before.at(-1)?.length ?? 0) + 1]
}

/** A text with its edits made, in whatever order they are given; none where two of them meet. */
export function withEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const offset = (line: number, column: number) => (starts[line - 1] ?? text.length) + column - 1
  const pieces = edits
    .map(({ at, text: instead }) => ({
      start: offset(at.line, at.column),
      end: offset(at.endLine, at.endColumn),
      instead,
    }))
    .sort((one, other) => one.start - other.start || one.end - other.end)
  let [edited, done] = ['', -1]
  for (const { start, end, instead } of pieces) {
    if (start <= done) return undefined
    edited += text.slice(Math.max(done, 0), start) + instead
    done = end
  }
  return edited + text.slice(Math.max(done, 0))
}
