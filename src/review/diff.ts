import type { Json, JsonObject } from '../model/trigger.ts'

/** One place at which two JSON values differ: added has no `before`, removed no `after`. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed'
  /** Keys and indices from the top; an index counts in `after`, for what was removed in `before`. */
  readonly path: readonly (string | number)[]
  readonly before?: Json
  readonly after?: Json
}

/** Where two JSON values differ, as deep as can be said. Lists are compared by what they have in common at both ends. */
export function diff(before: Json, after: Json): readonly Change[] {
  const changes: Change[] = []
  compare(before, after, [], changes)
  return changes
}

type Path = Change['path']

// Deeper than any event, and far from the end of the stack.
const deepest = 100

function compare(before: Json, after: Json, path: Path, changes: Change[]) {
  if (before === after) return
  if (path.length < deepest && isList(before) && isList(after))
    return compareLists(before, after, path, changes)
  if (path.length < deepest && isObject(before) && isObject(after))
    return compareObjects(before, after, path, changes)
  changes.push({ kind: 'changed', path, before, after })
}

function compareObjects(before: JsonObject, after: JsonObject, path: Path, changes: Change[]) {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const was = Object.hasOwn(before, key) ? before[key] : undefined
    const is = Object.hasOwn(after, key) ? after[key] : undefined
    const at = [...path, key]
    if (was === undefined && is !== undefined) changes.push({ kind: 'added', path: at, after: is })
    else if (is === undefined && was !== undefined) changes.push({ kind: 'removed', path: at, before: was })
    else if (was !== undefined && is !== undefined) compare(was, is, at, changes)
  }
}

function compareLists(before: readonly Json[], after: readonly Json[], path: Path, changes: Change[]) {
  const same = (a: Json | undefined, b: Json | undefined) =>
    a !== undefined && JSON.stringify(a) === JSON.stringify(b)
  let start = 0
  while (same(before[start], after[start])) start++
  let end = 0
  const shorter = Math.min(before.length, after.length)
  while (end < shorter - start && same(before.at(-1 - end), after.at(-1 - end))) end++
  const [were, are] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  for (let at = 0; at < Math.max(were.length, are.length); at++) {
    const [was, is] = [were[at], are[at]]
    const here = [...path, start + at]
    if (was === undefined && is !== undefined) changes.push({ kind: 'added', path: here, after: is })
    else if (is === undefined && was !== undefined) changes.push({ kind: 'removed', path: here, before: was })
    else if (was !== undefined && is !== undefined) compare(was, is, here, changes)
  }
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
