import type { Json, JsonObject } from './trigger.ts'

/** Whether a value is an object with keys. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether two values say the same; the order of keys says nothing. */
export function equal(a: Json, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => equal(x, b[i]))
  if (!isObject(a) || !isObject(b)) return a === b
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((k) => Object.hasOwn(b, k) && equal(a[k]!, b[k]!))
  )
}

/** A tree with a merge patch applied, in which null takes a key away (RFC 7396). */
export function patch(tree: JsonObject, changes: JsonObject): JsonObject {
  const all = new Map(Object.entries(tree))
  for (const [key, value] of Object.entries(changes)) {
    const before = all.get(key)
    if (value === null) all.delete(key)
    else all.set(key, isObject(value) ? patch(isObject(before) ? before : {}, value) : value)
  }
  return Object.fromEntries(all)
}

/** The merge patch that makes one tree the other, if they differ (RFC 7396). */
export function difference(from: JsonObject, to: JsonObject): JsonObject | undefined {
  const changes = new Map<string, Json>()
  for (const key of Object.keys(from)) if (!Object.hasOwn(to, key)) changes.set(key, null)
  for (const [key, value] of Object.entries(to)) {
    const before = Object.hasOwn(from, key) ? from[key] : undefined
    if (isObject(before) && isObject(value)) {
      const inner = difference(before, value)
      if (inner) changes.set(key, inner)
    } else if (before === undefined || !equal(before, value)) changes.set(key, value)
  }
  return changes.size ? Object.fromEntries(changes) : undefined
}
