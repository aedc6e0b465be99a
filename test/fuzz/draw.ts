import fc from 'fast-check'

/** Draws one thing after another, the same ones for the same seed. */
export interface Draw {
  /** From 0, below `count`. */
  readonly below: (count: number) => number
  readonly pick: <Item>(items: readonly Item[]) => Item
  /** Holds in so many of a hundred cases. */
  readonly chance: (percent: number) => boolean
  readonly text: (most: number) => string
}

// Every number as often as any other: what is drawn here says what is done, and not how large something is.
const evenly = (max: number) => fc.noBias(fc.nat({ max }))

/** Draws by the generator of a fast-check property. */
export function drawBy(next: fc.GeneratorValue): Draw {
  const below = (count: number) => next(evenly, count - 1)
  return {
    below,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    chance: (percent) => below(100) < percent,
    text: (most) => next(fc.string, { unit: 'grapheme', maxLength: most }),
  }
}
