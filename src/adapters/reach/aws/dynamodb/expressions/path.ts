import type { Item, Value } from '../value.ts'

/** A place in an item: the name of an attribute, and then names in maps and positions in lists. */
export type Path = readonly [string, ...(string | number)[]]

/** As error messages write it. */
export const printPath = (path: Path): string =>
  `[${path.map((part) => (typeof part === 'number' ? `[${part}]` : part)).join(', ')}]`

/** What a place holds, if anything. */
export function valueAt(item: Item, path: Path): Value | undefined {
  return path.reduce<Value | undefined>((here, part) => here && partOf(here, part), { M: item })
}

function partOf(value: Value, part: string | number): Value | undefined {
  if (typeof part === 'number') return 'L' in value ? value.L[part] : undefined
  return 'M' in value && Object.hasOwn(value.M, part) ? value.M[part] : undefined
}

/** Two places of which one is in the other or is the other, or one needs a map where the other needs a list. */
export interface Clash {
  readonly is: 'overlap' | 'conflict'
  readonly one: Path
  readonly other: Path
}

/** What paths lead through, part by part. */
interface Crossing {
  /** A path that leads here or further. */
  readonly through: Path
  ends: boolean
  readonly names: Map<string | number, Crossing>
  readonly positions: Map<string | number, Crossing>
}

/** The first two places that stand in each other's way, if any do. Many places cost no more than they are long. */
export function firstClash(paths: readonly Path[]): Clash | undefined {
  const [first] = paths
  if (!first) return undefined
  const crossing = (through: Path): Crossing => ({
    through,
    ends: false,
    names: new Map(),
    positions: new Map(),
  })
  const root = crossing(first)
  for (const path of paths) {
    let here = root
    let isNew = false
    for (const part of path) {
      if (here.ends) return { is: 'overlap', one: here.through, other: path }
      const [onward, others] =
        typeof part === 'string' ? [here.names, here.positions] : [here.positions, here.names]
      const [barred] = others.values()
      if (barred) return { is: 'conflict', one: barred.through, other: path }
      const next = onward.get(part) ?? crossing(path)
      isNew = !onward.has(part)
      onward.set(part, next)
      here = next
    }
    if (!isNew) return { is: 'overlap', one: here.through, other: path }
    here.ends = true
  }
  return undefined
}

/** Orders places so that of two in one list the later one comes first. */
export function lastFirst(a: Path, b: Path): number {
  const at = a.findIndex((part, index) => part !== b[index])
  const [one, other] = [a[at], b[at]]
  return typeof one === 'number' && typeof other === 'number' ? other - one : 0
}
