/** Lines of two texts that stand in each other's place, counted from nought; the end is not of them. */
export interface Hunk {
  readonly from: number
  readonly to: number
  readonly newFrom: number
  readonly newTo: number
}

/** More is compared as one piece: it would take longer than it tells. */
const mostPairs = 4_000_000

/** Where two lists of lines differ, in pieces as small as may be. */
export function lineHunks(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  const shorter = Math.min(before.length, after.length)
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const [were, are] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  if (!were.length && !are.length) return []
  const whole = { from: start, to: start + were.length, newFrom: start, newTo: start + are.length }
  if (were.length * are.length > mostPairs || !were.length || !are.length) return [whole]
  return between(were, are).map(({ from, to, newFrom, newTo }) => ({
    from: from + start,
    to: to + start,
    newFrom: newFrom + start,
    newTo: newTo + start,
  }))
}

/** The pieces between the lines of a longest common sequence. */
function between(were: readonly string[], are: readonly string[]): readonly Hunk[] {
  const wide = are.length + 1
  const common = new Uint32Array((were.length + 1) * wide)
  for (let row = were.length - 1; row >= 0; row--)
    for (let column = are.length - 1; column >= 0; column--)
      common[row * wide + column] =
        were[row] === are[column]
          ? (common[(row + 1) * wide + column + 1] ?? 0) + 1
          : Math.max(common[(row + 1) * wide + column] ?? 0, common[row * wide + column + 1] ?? 0)
  const hunks: Hunk[] = []
  let [row, column, from, newFrom] = [0, 0, 0, 0]
  const close = () => {
    if (row > from || column > newFrom) hunks.push({ from, to: row, newFrom, newTo: column })
  }
  while (row < were.length || column < are.length) {
    if (row < were.length && column < are.length && were[row] === are[column]) {
      close()
      row++
      column++
      ;[from, newFrom] = [row, column]
    } else if (
      column >= are.length ||
      (row < were.length &&
        (common[(row + 1) * wide + column] ?? 0) >= (common[row * wide + column + 1] ?? 0))
    )
      row++
    else column++
  }
  close()
  return hunks
}
