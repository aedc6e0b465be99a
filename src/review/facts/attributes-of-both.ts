import { attributesOf } from '../../config/link/attributes.ts'
import type { Sides } from './fact.ts'

/**
 * What comes and what goes of the attributes that a client has a right to, by the pool's name of after. An
 * attribute that itself comes or goes is told of as such.
 */
export function attributesOfBoth(
  pool: string,
  were: readonly string[],
  are: readonly string[],
  { before, after, renames }: Sides,
): readonly [come: readonly string[], gone: readonly string[]] {
  const [old = ''] = renames.before('pool', [pool])
  const [then, now] = [before.find('pool', old)?.says ?? {}, after.find('pool', pool)?.says ?? {}]
  const past = new Set(attributesOf(then))
  const present = new Set(attributesOf(now))
  return [
    are.filter((name) => !were.includes(name) && past.has(name)),
    were.filter((name) => !are.includes(name) && present.has(name)),
  ]
}
