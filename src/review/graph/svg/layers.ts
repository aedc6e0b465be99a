/** A box in the picture, or a place at which an edge passes a layer. */
export interface Cell {
  readonly key: string
  readonly width: number
  readonly height: number
}

/** An edge by the cells at which it begins and ends, and those through which it passes. */
export interface Route<E> {
  readonly edge: E
  readonly through: readonly string[]
}

/** What is drawn: columns from left to right, each with its cells from above. */
export interface Layered<E> {
  readonly layers: readonly (readonly Cell[])[]
  readonly routes: readonly Route<E>[]
}

interface Ends {
  readonly from: string
  readonly to: string
}

/** How tall the place is at which an edge passes a layer. */
const passing = 14

/** Puts everything right of what leads to it, and breaks long edges where they pass other layers. */
export function layersOf<E extends Ends>(boxes: readonly Cell[], edges: readonly E[]): Layered<E> {
  const ranks = ranksOf(boxes, edges)
  const layers: Cell[][] = []
  const put = (cell: Cell, rank: number) => {
    while (layers.length <= rank) layers.push([])
    layers[rank]?.push(cell)
  }
  for (const box of boxes) put(box, ranks.get(box.key) ?? 0)
  const routes = edges.map((edge, index): Route<E> => {
    const [start, end] = [ranks.get(edge.from) ?? 0, ranks.get(edge.to) ?? 0]
    const between: string[] = []
    for (let rank = start + 1; rank < end; rank++) {
      const key = `${index}@${rank}`
      put({ key, width: 0, height: passing }, rank)
      between.push(key)
    }
    return { edge, through: [edge.from, ...between, edge.to] }
  })
  return { layers, routes }
}

/** The column of each: one more than the last that leads to it, and beside what it leads to if nothing does. */
function ranksOf(boxes: readonly Cell[], edges: readonly Ends[]): ReadonlyMap<string, number> {
  const before = endsOf(edges, 'to', 'from')
  const ranks = new Map<string, number>()
  const under = new Set<string>()
  const rankOf = (key: string): number => {
    const known = ranks.get(key)
    if (known !== undefined) return known
    under.add(key)
    // What leads back to itself would never end: that edge decides nothing.
    const rest = (before.get(key) ?? []).filter((one) => !under.has(one))
    const rank = Math.max(-1, ...rest.map(rankOf)) + 1
    under.delete(key)
    ranks.set(key, rank)
    return rank
  }
  for (const { key } of boxes) rankOf(key)
  const after = endsOf(edges, 'from', 'to')
  for (const { key } of boxes) {
    const next = (after.get(key) ?? []).map((one) => ranks.get(one) ?? 0)
    if (!before.has(key) && next.length) ranks.set(key, Math.max(0, Math.min(...next) - 1))
  }
  return ranks
}

function endsOf(edges: readonly Ends[], here: 'from' | 'to', there: 'from' | 'to') {
  const ends = new Map<string, string[]>()
  for (const edge of edges) {
    const known = ends.get(edge[here])
    if (known) known.push(edge[there])
    else ends.set(edge[here], [edge[there]])
  }
  return ends
}
