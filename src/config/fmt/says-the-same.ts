import type { Json } from '../../model/trigger.ts'
import { equal, isObject } from '../canonical/tree.ts'
import { commentsIn } from '../edit/comments.ts'
import { compare } from '../findings.ts'
import { parse } from '../parse.ts'
import { plain } from '../plain.ts'
import { resolve } from '../resolve.ts'

/** Whether two texts have the same values, but for the order of lists, and the same comments, but for theirs. */
export function saysTheSame(before: string, after: string): boolean {
  const [was, is] = [before, after].map((text) => resolve(parse(text)))
  if (!was || !is || was.slips.length || is.slips.length) return false
  const [were, are] = [before, after].map((text) => commentsIn(text).map((comment) => comment.text))
  return (
    equal(unordered(plain(was)), unordered(plain(is))) && equal(unordered(were ?? []), unordered(are ?? []))
  )
}

function unordered(value: Json): Json {
  if (Array.isArray(value))
    return (value as readonly Json[])
      .map(unordered)
      .sort((one, other) => compare(JSON.stringify(one), JSON.stringify(other)))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, unordered(inner)] as const)
      .sort(([one], [other]) => compare(one, other)),
  )
}
