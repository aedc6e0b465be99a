import { isObject } from '../../config/canonical/tree.ts'
import { member, type Path } from '../../config/path.ts'
import { schemaAt } from '../../config/schema-at.ts'
import type { Json } from '../../model/trigger.ts'
import type { Resource } from '../lint/reviewed.ts'

/** A value of a pool, and where it is or would be. */
export interface ValueAt {
  readonly path: Path
  /** What holds where nothing is said; nothing, where nothing holds then. */
  readonly value: Json | undefined
  /** Whether the pool says it. */
  readonly said: boolean
}

/** What a pool has at a path of dots, `*` for every key and every item: with what holds where it says nothing. */
export function valuesAt(pool: Resource<'pool'>, at: string): readonly ValueAt[] {
  const whole = pool.says as unknown as Json
  return expand(whole, at.split('.')).map((path) => {
    const value = path.reduce<Json | undefined>(member, whole)
    return value === undefined
      ? { path, value: schemaAt('pool', whole, path)?.default, said: false }
      : { path, value, said: true }
  })
}

/** Every path that a pattern means; behind a key that is not there, only those without a `*`. */
function expand(value: Json | undefined, [step, ...rest]: readonly string[]): readonly Path[] {
  if (step === undefined) return [[]]
  const keys =
    step !== '*'
      ? [step]
      : Array.isArray(value)
        ? [...value.keys()]
        : isObject(value)
          ? Object.keys(value)
          : []
  return keys.flatMap((key) => expand(member(value, key), rest).map((path) => [key, ...path]))
}

/** Whether pools can have anything at a path; where that hangs on what else they say, they can. */
export function isKnown(at: string): boolean {
  const steps = at.split('.')
  let path: Path = []
  for (const step of steps) {
    const options = step === '*' ? ['x', 0] : [step]
    const here = schemaAt('pool', undefined, path)
    if (here?.oneOf) return true
    const next = options.map((key) => [...path, key]).find((one) => schemaAt('pool', undefined, one))
    if (!next) return false
    path = next
  }
  return true
}

/** Whether a value is the one that is meant; a list is, where it holds it. */
export const hasValue = (value: Json | undefined, wanted: Json): boolean =>
  Array.isArray(value) ? (value as readonly Json[]).includes(wanted) : value === wanted
