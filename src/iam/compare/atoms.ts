import type { Json } from '../../model/trigger.ts'
import { isObject, listOf } from '../values/json.ts'

/** One key of one operator, as something that is so or is not. */
export interface Atom {
  /** As written, such as `ForAnyValue:StringLike`. */
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
  /** Whether `${…}` among the values is filled in. */
  readonly variables: boolean
  /** The same for atoms that mean the same word for word. */
  readonly text: string
}

/** The conditions of a statement, all of which must hold. */
export function atomsOf(block: Json | undefined, filled: boolean): readonly Atom[] {
  if (!isObject(block)) return []
  return Object.entries(block).flatMap(([operator, keys]) =>
    isObject(keys)
      ? Object.entries(keys).map(([key, written]) => {
          const values = [...new Set(listOf(written).map(String))].sort()
          const variables = filled && values.some((value) => value.includes('${'))
          const text = JSON.stringify([operator.toLowerCase(), key.toLowerCase(), values, variables])
          return { operator, key, values, variables, text }
        })
      : [],
  )
}

const negated = /not(equals|like|ipaddress)|^notipaddress/i
/** Operators of which one value that fits is enough. */
const positive =
  /^(for(all|any)values:)?(string(equals|like|equalsignorecase)|arn(equals|like)|ipaddress)(ifexists)?$/i

/** Whether one atom cannot hold without the other, as far as their words tell. */
export function implies(one: Atom, other: Atom): boolean {
  if (one.text === other.text) return true
  const [own, its] = [one.operator.toLowerCase(), other.operator.toLowerCase()]
  if (own !== its && `${own}ifexists` !== its) return false
  const within = (small: Atom, large: Atom) => small.values.every((value) => large.values.includes(value))
  if (negated.test(own)) return within(other, one)
  if (positive.test(own)) return within(one, other)
  return within(one, other) && within(other, one)
}
