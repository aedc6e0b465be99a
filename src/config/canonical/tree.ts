import { difference, equal, isObject, patch } from '../../model/merge-patch.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'

export { difference, equal, isObject, patch }

/** The value at a path of dots, if there is one. */
export const get = (tree: JsonObject, path: string): Json | undefined => at(tree, path.split('.'))

/** The value at a path of keys, if there is one. */
export function at(tree: JsonObject, path: readonly string[]): Json | undefined {
  let here: Json | undefined = tree
  for (const key of path) here = isObject(here) && Object.hasOwn(here, key) ? here[key] : undefined
  return here
}

/** A tree that says one thing, at a path of dots; nothing at all where there is nothing to say. */
export const nest = (path: string, value: Json | undefined): JsonObject => under(path.split('.'), value)

/** A tree that says one thing, at a path of keys; nothing at all where there is nothing to say. */
export function under(path: readonly string[], value: Json | undefined): JsonObject {
  if (value === undefined) return {}
  let inner = value
  for (const key of path.toReversed()) {
    const outer: Growing = {}
    outer[key] = inner
    inner = outer
  }
  return inner as JsonObject
}

/** Both trees in one; where they differ, the second is right. Lists are replaced whole. */
export function join(first: JsonObject, second: JsonObject): JsonObject {
  const whole: Growing = { ...first }
  for (const [key, value] of Object.entries(second)) {
    const before = Object.hasOwn(first, key) ? first[key] : undefined
    set(whole, key, isObject(before) && isObject(value) ? join(before, value) : value)
  }
  return whole
}

/** All trees in one; where they differ, the last is right. */
export function joined(trees: readonly JsonObject[]): JsonObject {
  const whole: Growing = {}
  for (const tree of trees) grow(whole, tree)
  return whole
}

type Growing = { [key: string]: Json }
/** Puts a tree into another, which nobody else has; where they differ, the new one is right. */
export function grow(whole: Growing, tree: JsonObject): void {
  for (const [key, value] of Object.entries(tree)) {
    const before = Object.hasOwn(whole, key) ? whole[key] : undefined
    if (isObject(before) && isObject(value)) grow(before as Growing, value)
    else if (isObject(value)) grow(set(whole, key, {}) as Growing, value)
    else set(whole, key, value)
  }
}

/** A plain assignment of `__proto__` would be lost. */
function set(whole: Growing, key: string, value: Json): Json {
  if (key !== '__proto__') return (whole[key] = value)
  Object.defineProperty(whole, key, { value, enumerable: true, configurable: true, writable: true })
  return value
}

/** Whether a tree already says all that a part of it says. */
export const contains = (tree: JsonObject, part: JsonObject): boolean =>
  Object.entries(part).every(([key, value]) => {
    const there = Object.hasOwn(tree, key) ? tree[key] : undefined
    if (isObject(there) && isObject(value)) return contains(there, value)
    return there !== undefined && equal(there, value)
  })

/** A list as an object, each item under what one of its members says. */
export const keyed = (list: readonly JsonObject[], key: string): JsonObject =>
  Object.fromEntries(list.map(({ [key]: name, ...rest }) => [String(name), rest]))

/** An object as a list sorted by key, each key said by a member of its item. */
export const listed = (object: JsonObject, key: string): JsonObject[] =>
  Object.entries(object)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => ({ [key]: name, ...(item as JsonObject) }))
