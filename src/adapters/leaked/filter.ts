import { createHash } from 'node:crypto'

/** A set that is kept small and may take a stranger for a member, and never a member for a stranger: a Bloom filter. */
export interface Filter {
  readonly bits: Uint8Array
  /** How many bits each member sets. */
  readonly marks: number
}

/** In a smaller one the places of two words are alike too often. Bytes. */
const smallest = 8192

/** For so many bits a member the fewest mistakes are made with this many marks. */
const marksFor = (bitsEach: number) => Math.round(bitsEach * Math.LN2)

/** The places of a word: two parts of its SHA-256, of which the second, growing, is added to the first again and again. */
function* placesOf(word: string, { bits, marks }: Filter): Generator<number> {
  const digest = createHash('sha256').update(word).digest()
  const size = bits.length * 8
  let step = digest.readUIntBE(6, 6)
  let place = digest.readUIntBE(0, 6)
  for (let mark = 0; mark < marks; mark++) {
    yield place % size
    place += step
    // Without this a step of the filter's own size would come to the same place every time.
    step += mark + 1
  }
}

/** A filter of these words, with so many bits for each: 24 bits err once in 100,000 times, and 10 once in 100. */
export function makeFilter(words: readonly string[], bitsEach: number): Filter {
  const bits = new Uint8Array(Math.max(smallest, Math.ceil((words.length * bitsEach) / 8)))
  const filter = { bits, marks: marksFor(bitsEach) }
  for (const word of words)
    for (const place of placesOf(word, filter))
      bits[place >>> 3] = (bits[place >>> 3] ?? 0) | (1 << (place & 7))
  return filter
}

/** Whether a word is of the filter, or is taken for one that is. */
export function holds(filter: Filter, word: string): boolean {
  for (const place of placesOf(word, filter))
    if (!((filter.bits[place >>> 3] ?? 0) & (1 << (place & 7)))) return false
  return true
}
