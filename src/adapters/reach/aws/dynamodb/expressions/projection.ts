import type { Item, Value } from '../value.ts'
import { valueAt, type Path } from './path.ts'
import type { Placeholders } from './placeholders.ts'
import { Reader } from './reader.ts'

/** Reads a `ProjectionExpression`: places in an item, none of them in another. */
export function parseProjection(text: string, placeholders: Placeholders): readonly Path[] {
  const reader = new Reader('ProjectionExpression', text, placeholders)
  const paths = reader.list(() => reader.path())
  reader.end()
  reader.refuseClashes(paths)
  return paths
}

/** The part of an item that lies at these places. What is left of a list closes up. */
export function project(paths: readonly Path[], item: Item): Item {
  const whole = sieve({ M: item }, paths)
  return whole && 'M' in whole ? whole.M : {}
}

function sieve(value: Value, paths: readonly (readonly (string | number)[])[]): Value | undefined {
  if (paths.some((path) => !path.length)) return value
  const under = Map.groupBy(paths, ([first]) => first)
  const within = (part: string | number) => under.get(part)?.map((path) => path.slice(1))
  if ('M' in value) {
    const kept = Object.entries(value.M).flatMap(([name, each]): [string, Value][] => {
      const rest = within(name)
      const found = rest && sieve(each, rest)
      return found ? [[name, found]] : []
    })
    return kept.length ? { M: Object.fromEntries(kept) } : undefined
  }
  if (!('L' in value)) return undefined
  const kept = value.L.flatMap((each, at) => {
    const rest = within(at)
    const found = rest && sieve(each, rest)
    return found ? [found] : []
  })
  return kept.length ? { L: kept } : undefined
}

/** The parts of an item that an update has touched, as `UPDATED_OLD` and `UPDATED_NEW` give them. */
export const touched = (paths: readonly Path[], item: Item): Item =>
  project(
    paths.filter((path) => valueAt(item, path) !== undefined),
    item,
  )
