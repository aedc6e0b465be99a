import type { Cell, Layered } from './layers.ts'

/** How often the layers are looked through, there and back. */
const sweeps = 6

/**
 * Orders the cells of each layer by where those stand that they are joined to, so that few edges cross. The
 * same picture is always ordered alike.
 */
export function ordered<E>(layered: Layered<E>): readonly (readonly Cell[])[] {
  const joined = neighbours(layered)
  let layers = layered.layers
  let best = layers
  let least = crossings(layers, joined)
  for (let sweep = 0; sweep < sweeps && least > 0; sweep++) {
    for (const side of ['left', 'right'] as const) {
      layers = swept(layers, joined, side)
      const count = crossings(layers, joined)
      if (count < least) [best, least] = [layers, count]
    }
  }
  return best
}

/** Of each cell those that it is joined to in the next layer to the left, and to the right. */
export interface Neighbours {
  readonly left: ReadonlyMap<string, readonly string[]>
  readonly right: ReadonlyMap<string, readonly string[]>
}

/** What is joined to what, from one layer to the next. */
export function neighbours<E>({ routes }: Layered<E>): Neighbours {
  const [left, right] = [new Map<string, string[]>(), new Map<string, string[]>()]
  const add = (all: Map<string, string[]>, key: string, other: string) => {
    const known = all.get(key)
    if (known) known.push(other)
    else all.set(key, [other])
  }
  for (const { through } of routes)
    for (const [index, key] of through.entries()) {
      const next = through[index + 1]
      if (next === undefined) continue
      add(right, key, next)
      add(left, next, key)
    }
  return { left, right }
}

function swept(layers: readonly (readonly Cell[])[], joined: Neighbours, side: keyof Neighbours) {
  const done = [...layers]
  const turns = [...layers.keys()]
  for (const index of side === 'left' ? turns : turns.reverse()) {
    const beside = done[side === 'left' ? index - 1 : index + 1]
    const layer = done[index]
    if (!beside || !layer) continue
    const places = new Map(beside.map(({ key }, place) => [key, place]))
    const wish = (key: string, own: number) => {
      const found = (joined[side].get(key) ?? []).flatMap((other) => places.get(other) ?? [])
      return found.length ? found.reduce((sum, place) => sum + place, 0) / found.length : own
    }
    done[index] = layer
      .map((cell, own) => ({ cell, wish: wish(cell.key, own) }))
      .sort((one, other) => one.wish - other.wish)
      .map(({ cell }) => cell)
  }
  return done
}

/** How many pairs of edges cross. */
function crossings(layers: readonly (readonly Cell[])[], { right }: Neighbours): number {
  let count = 0
  for (const [index, layer] of layers.entries()) {
    const places = new Map((layers[index + 1] ?? []).map(({ key }, place) => [key, place]))
    // From above, each edge crosses those before it that end below it: counted in a tree of sums.
    const sums = new Array<number>(places.size + 1).fill(0)
    let before = 0
    for (const { key } of layer) {
      const ends = (right.get(key) ?? []).flatMap((other) => places.get(other) ?? [])
      for (const end of ends) count += before - upTo(sums, end + 1)
      for (const end of ends) {
        for (let at = end + 1; at < sums.length; at += at & -at) sums[at] = (sums[at] ?? 0) + 1
        before++
      }
    }
  }
  return count
}

function upTo(sums: readonly number[], end: number): number {
  let sum = 0
  for (let at = end; at > 0; at -= at & -at) sum += sums[at] ?? 0
  return sum
}
