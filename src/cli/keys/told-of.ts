import { inLine } from '../../review/visible.ts'
import type { ToldKey } from './read-keys.ts'
import type { Rotated } from './rotate-of.ts'

/** Keys as a table, a line each. */
export function toldOf(keys: readonly ToldKey[]): string {
  if (!keys.length) return 'no pool has signed anything yet\n'
  const rows = keys.map(({ pool, use, kid, state, at }) => [
    inLine(pool),
    use,
    kid,
    at === undefined ? state : state === 'published' ? `signs from ${at}` : `verifies until ${at}`,
  ])
  const wide = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(wide[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

/** What came of new keys, in a sentence or two. */
export function toldOfRotation({ pool, rotated, signsFrom, until }: Rotated): string {
  if (!rotated) return `${inLine(pool)} has new keys already, which sign from ${signsFrom}\n`
  const after =
    until === signsFrom
      ? 'no token that the old keys signed counts any more'
      : `the old ones verify until ${until}`
  return `${inLine(pool)}: the new keys sign from ${signsFrom}, and ${after}\n`
}
