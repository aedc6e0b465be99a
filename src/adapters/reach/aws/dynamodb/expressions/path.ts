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

/** How two places stand to each other, if one is in the other or is the other, or one needs a map where the other needs a list. */
export function clash(a: Path, b: Path): 'overlap' | 'conflict' | undefined {
  const shared = Math.min(a.length, b.length)
  for (let at = 0; at < shared; at++) {
    if (typeof a[at] !== typeof b[at]) return 'conflict'
    if (a[at] !== b[at]) return undefined
  }
  return 'overlap'
}

/** Orders places so that of two in one list the later one comes first. */
export function lastFirst(a: Path, b: Path): number {
  const at = a.findIndex((part, index) => part !== b[index])
  const [one, other] = [a[at], b[at]]
  return typeof one === 'number' && typeof other === 'number' ? other - one : 0
}
