/** Beyond so many pairs of places two patterns are not compared. */
const most = 40_000

/** Whether two patterns are too long to be compared. */
export const tooLong = (one: string, other: string): boolean => (one.length + 1) * (other.length + 1) > most

/** A text, wildcards among it, for which two patterns both stand; nothing where there is none. */
export function meet(one: string, other: string): string | undefined {
  const width = other.length + 1
  const end = one.length * width + other.length
  const from = new Map<number, readonly [place: number, text: string]>([[0, [-1, '']]])
  const queue = [0]
  for (const place of queue) {
    if (place === end) return pathTo(end, from)
    for (const [next, text] of stepsFrom(one, other, Math.floor(place / width), place % width, width))
      if (!from.has(next)) {
        from.set(next, [place, text])
        queue.push(next)
      }
  }
  return undefined
}

function* stepsFrom(
  one: string,
  other: string,
  at: number,
  there: number,
  width: number,
): Generator<readonly [number, string]> {
  const [a, b] = [one[at], other[there]]
  const place = (first: number, second: number) => first * width + second
  if (a === '*' && b === '*') yield [place(at + 1, there + 1), '*']
  if (a !== undefined && b !== undefined && a !== '*' && b !== '*' && (a === b || a === '?' || b === '?'))
    yield [place(at + 1, there + 1), a === '?' ? b : a]
  if (a === '*') {
    if (b !== undefined) yield [place(at, there + 1), b]
    yield [place(at + 1, there), '']
  }
  if (b === '*') {
    if (a !== undefined) yield [place(at + 1, there), a]
    yield [place(at, there + 1), '']
  }
}

function pathTo(end: number, from: ReadonlyMap<number, readonly [number, string]>): string {
  const texts: string[] = []
  for (let place = end; place > 0;) {
    const [before, text] = from.get(place) ?? [-1, '']
    texts.push(text)
    place = before
  }
  return texts.reverse().join('')
}
