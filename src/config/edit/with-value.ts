import type { Json } from '../../model/trigger.ts'
import { isObject } from '../canonical/tree.ts'
import type { Path } from '../path.ts'

/** A value with another one at a path, or without it; none where the path leads through what has no members. */
export function withValue(whole: Json, [key, ...rest]: Path, value: Json | undefined): Json | undefined {
  if (key === undefined) return value
  if (Array.isArray(whole) && typeof key === 'number') {
    const list = whole as readonly Json[]
    if (key > list.length || (key === list.length && value === undefined)) return undefined
    const item = rest.length ? withValue(list[key] ?? {}, rest, value) : value
    if (rest.length && item === undefined) return undefined
    return [...list.slice(0, key), ...(item === undefined ? [] : [item]), ...list.slice(key + 1)]
  }
  if (!isObject(whole) || typeof key !== 'string' || key === '__proto__') return undefined
  const { [key]: before, ...others } = whole
  if (rest.length === 0 && value === undefined) return others
  const inner = rest.length ? withValue(before ?? {}, rest, value) : value
  return inner === undefined ? undefined : { ...whole, [key]: inner }
}
