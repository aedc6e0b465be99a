import { isObject } from '../../config/canonical/tree.ts'
import type { Json } from '../../model/trigger.ts'
import { canonicalJson } from './canonical-json.ts'

/** How much of all that two values say they both say: 1 where they are the same, 0 where nothing is. */
export function alike(one: Json, other: Json): number {
  if (canonicalJson(one) === canonicalJson(other)) return 1
  const [own, its] = [leavesOf(one), leavesOf(other)]
  const both = [...own].filter((leaf) => its.has(leaf)).length
  const all = own.size + its.size - both
  // Of little, a part is no sign.
  return both < fewest ? 0 : both / all
}

const fewest = 3

/** Every value that holds no other, with the way to it; the items of a list stand in no order. */
function leavesOf(value: Json, way = '', leaves = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) leavesOf(item, `${way}[]`, leaves)
  else if (isObject(value))
    for (const [key, inner] of Object.entries(value)) leavesOf(inner, `${way}.${key}`, leaves)
  else leaves.add(`${way}=${JSON.stringify(value)}`)
  return leaves
}
