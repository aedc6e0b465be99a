/** What stands between two stars of a pattern: text, in which some places take any character. */
export interface Chunk {
  readonly text: string
  /** The places, counted from 0, that take any character; the text holds something there that nobody reads. */
  readonly open?: readonly number[]
}

/**
 * Whether the chunks of a pattern, one before each star and one after the last, make up a text. Every chunk
 * takes the first place that it fits in: no choice is ever taken back, and the work is at most the product of
 * the two lengths.
 */
export function globs(chunks: readonly Chunk[], text: string): boolean {
  const first = chunks[0]
  const last = chunks.at(-1)
  if (!first || !last) return false
  if (chunks.length === 1) return text.length === first.text.length && sits(first, text, 0)
  const end = text.length - last.text.length
  if (!sits(first, text, 0) || end < first.text.length || !sits(last, text, end)) return false
  let from = first.text.length
  for (let at = 1; at < chunks.length - 1; at++) {
    const chunk = chunks[at] as Chunk
    const found = find(chunk, text, from, end)
    if (found < 0) return false
    from = found + chunk.text.length
  }
  return true
}

/** Whether a chunk fits at a place of a text. */
function sits({ text: own, open }: Chunk, text: string, at: number): boolean {
  if (!open) return text.startsWith(own, at)
  if (at < 0 || at + own.length > text.length) return false
  let next = 0
  for (let i = 0; i < own.length; i++)
    if (open[next] === i) next++
    else if (own.charCodeAt(i) !== text.charCodeAt(at + i)) return false
  return true
}

/** The first place at which a chunk fits and ends by `end`, or -1. */
function find(chunk: Chunk, text: string, from: number, end: number): number {
  const { length } = chunk.text
  if (!chunk.open) {
    const found = text.indexOf(chunk.text, from)
    return found + length <= end ? found : -1
  }
  for (let at = from; at + length <= end; at++) if (sits(chunk, text, at)) return at
  return -1
}
