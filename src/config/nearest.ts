/** Longer words are not compared: nobody misspells a paragraph, and the work grows with both lengths. */
const longest = 64

/** The candidate that somebody who wrote `word` most likely meant; none if nothing is near enough. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longest) return undefined
  const plain = fold(word)
  const most = plain.length < 3 ? 0 : plain.length < 5 ? 1 : plain.length < 9 ? 2 : 3
  let best: { candidate: string; distance: number } | undefined
  for (const candidate of candidates) {
    if (candidate === word || candidate.length > longest) continue
    const other = fold(candidate)
    if (Math.abs(other.length - plain.length) > most) continue
    const distance = edits(plain, other)
    // A short candidate reached by replacing most of it is another word, not a misspelt one.
    if (distance > most || distance * 2 > other.length) continue
    if (!best || distance < best.distance) best = { candidate, distance }
  }
  return best?.candidate
}

const fold = (word: string) => word.toLowerCase().replaceAll(/[-_ ]/g, '')

/** How many letters must be added, dropped, replaced or swapped with their neighbour (Damerau, Levenshtein). */
export function edits(from: string, to: string): number {
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const line = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      let least = Math.min(
        at(last, column) + 1,
        at(line, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      )
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (row > 1 && column > 1 && swapped) least = Math.min(least, at(before, column - 2) + 1)
      line.push(least)
    }
    before = last
    last = line
  }
  return at(last, to.length)
}

const at = (numbers: readonly number[], index: number) => numbers[index] ?? Infinity
