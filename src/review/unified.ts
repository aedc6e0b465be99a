import { lineHunks, type Hunk } from './line-hunks.ts'
import { linesOf } from './text-edits.ts'

/** How many lines around a change are told. */
const around = 3

/** The change of one file as `diff -u` and `git apply` know it, without a line end behind it. */
export function unified(path: string, before: string, after: string): string {
  const [were, are] = [linesOf(before), linesOf(after)]
  const groups: Hunk[][] = []
  for (const hunk of lineHunks(were, are)) {
    const group = groups.at(-1)
    if (group && hunk.from - (group.at(-1)?.to ?? 0) <= 2 * around) group.push(hunk)
    else groups.push([hunk])
  }
  return [`--- a/${path}`, `+++ b/${path}`, ...groups.flatMap((group) => groupLines(group, were, are))].join(
    '\n',
  )
}

function groupLines(group: readonly Hunk[], were: readonly string[], are: readonly string[]): string[] {
  const first = group[0] as Hunk
  const last = group.at(-1) as Hunk
  const from = Math.max(0, first.from - around)
  const to = Math.min(were.length, last.to + around)
  const newFrom = first.newFrom - (first.from - from)
  const newTo = last.newTo + (to - last.to)
  const lines: string[] = [`@@ -${range(from, to)} +${range(newFrom, newTo)} @@`]
  let at = from
  for (const hunk of group) {
    lines.push(...said(' ', were.slice(at, hunk.from)))
    lines.push(...said('-', were.slice(hunk.from, hunk.to)))
    lines.push(...said('+', are.slice(hunk.newFrom, hunk.newTo)))
    at = hunk.to
  }
  return [...lines, ...said(' ', were.slice(at, to))]
}

/** Lines from the first on, counted from one; an empty range stands behind the line before it. */
const range = (from: number, to: number) => (to === from ? `${from},0` : `${from + 1},${to - from}`)

const said = (sign: string, lines: readonly string[]) =>
  lines.flatMap((line) =>
    line.endsWith('\n')
      ? [`${sign}${line.slice(0, -1)}`]
      : [`${sign}${line}`, '\\ No newline at end of file'],
  )
