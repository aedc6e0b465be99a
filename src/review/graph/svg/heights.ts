import type { Cell, Layered } from './layers.ts'
import { neighbours } from './order.ts'

/** The least space between two cells of a layer. */
const gap = 18
const rounds = 8

/** How far below the top the middle of each cell is: near to what it is joined to, and never over another. */
export function heightsOf<E>(
  layers: readonly (readonly Cell[])[],
  layered: Layered<E>,
): ReadonlyMap<string, number> {
  const { left, right } = neighbours(layered)
  const middles = new Map<string, number>()
  for (const layer of layers)
    for (const [index, offset] of offsetsOf(layer).entries()) {
      const cell = layer[index]
      if (cell) middles.set(cell.key, offset)
    }
  const sides = [[left], [right], [left, right]]
  for (let round = 0; round < rounds; round++)
    for (const layer of round % 2 ? layers.toReversed() : layers) {
      const wishes = layer.map(({ key }) => {
        const found = (sides[round % sides.length] ?? [])
          .flatMap((side) => side.get(key) ?? [])
          .flatMap((other) => middles.get(other) ?? [])
        return found.length ? found.reduce((sum, y) => sum + y, 0) / found.length : (middles.get(key) ?? 0)
      })
      for (const [index, y] of apart(layer, wishes).entries()) {
        const cell = layer[index]
        if (cell) middles.set(cell.key, y)
      }
    }
  const top = Math.min(
    ...layers.flatMap((layer) => layer.map(({ key, height }) => (middles.get(key) ?? 0) - height / 2)),
  )
  return new Map([...middles].map(([key, y]) => [key, y - top]))
}

/** Where the middles of cells are that stand close under each other. */
function offsetsOf(layer: readonly Cell[]): readonly number[] {
  let y = 0
  return layer.map(({ height }) => {
    const middle = y + height / 2
    y += height + gap
    return middle
  })
}

/** The places nearest to those wished for at which no cell is over another: least squares, by pooling neighbours. */
function apart(layer: readonly Cell[], wishes: readonly number[]): readonly number[] {
  const offsets = offsetsOf(layer)
  const blocks: { sum: number; count: number }[] = []
  for (const [index, wish] of wishes.entries()) {
    let block = { sum: wish - (offsets[index] ?? 0), count: 1 }
    for (
      let last = blocks.at(-1);
      last && last.sum / last.count > block.sum / block.count;
      last = blocks.at(-1)
    ) {
      block = { sum: block.sum + last.sum, count: block.count + last.count }
      blocks.pop()
    }
    blocks.push(block)
  }
  return blocks
    .flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count))
    .map((shift, index) => shift + (offsets[index] ?? 0))
}
