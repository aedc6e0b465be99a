import { heightsOf } from './heights.ts'
import { layersOf, type Cell } from './layers.ts'
import { ordered } from './order.ts'

/** Where a cell stands: the left and right end of its column, and its middle. */
export interface Spot {
  readonly left: number
  readonly right: number
  readonly middle: number
}

/** Boxes and edges with their places. */
export interface Placed<E> {
  readonly spots: ReadonlyMap<string, Spot>
  readonly routes: readonly { readonly edge: E; readonly spots: readonly Spot[] }[]
  readonly width: number
  readonly height: number
}

/** The least way from one column to the next. */
const gutter = 56

/** Places boxes from left to right; `room` is how wide the label of an edge is. */
export function placed<B extends Cell, E extends { readonly from: string; readonly to: string }>(
  boxes: readonly B[],
  edges: readonly E[],
  room: (edge: E) => number,
): Placed<E> {
  const layered = layersOf(boxes, edges)
  const layers = ordered(layered)
  const middles = heightsOf(layers, layered)
  const rank = new Map(layers.flatMap((layer, index) => layer.map(({ key }) => [key, index] as const)))
  // A label stands before the column in which its edge ends.
  const gaps = layers.map(() => gutter)
  for (const { edge } of layered.routes) {
    const index = rank.get(edge.to) ?? 0
    gaps[index] = Math.max(gaps[index] ?? 0, room(edge) + gutter)
  }
  const spots = new Map<string, Spot>()
  let left = 0
  let width = 0
  for (const [index, layer] of layers.entries()) {
    if (index) left += gaps[index] ?? 0
    const right = left + Math.max(0, ...layer.map((cell) => cell.width))
    for (const { key } of layer) spots.set(key, { left, right, middle: middles.get(key) ?? 0 })
    left = right
    width = right
  }
  return {
    spots,
    routes: layered.routes.map(({ edge, through }) => ({
      edge,
      spots: through.flatMap((key) => spots.get(key) ?? []),
    })),
    width,
    height: Math.max(0, ...layers.flat().map(({ key, height }) => (middles.get(key) ?? 0) + height / 2)),
  }
}
