import type { JsonObject } from '../../../model/trigger.ts'
import { toldGroupRole } from '../access/told-group-role.ts'
import { code, valueWords } from '../code.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import type { FactKind, Sides } from '../fact.ts'

/** Which role the members of a group prefer, and before which other groups': `about` is pool and group. */
export const groupRole: FactKind<JsonObject> = {
  kind: 'groupRole',
  names: 'group',
  *of({ all, model }) {
    for (const resource of all('pool'))
      for (const { GroupName, RoleArn, Precedence } of model.pools.find(({ name }) => name === resource.name)
        ?.groups ?? [])
        yield {
          about: [resource.name, GroupName],
          value: { role: RoleArn ?? null, precedence: Precedence ?? null },
          at: { resource, path: ['groups', GroupName] },
        }
  },
  *tell({ about: [pool = '', name = ''], before, after }, sides) {
    const [was, is] = [before?.value ?? {}, after?.value ?? {}]
    const whose = `members of the group ${code(name)} of ${code(pool)}`
    if (was['role'] !== is['role']) yield* toldGroupRole(whose, pool, name, sides)
    if (was['precedence'] === is['precedence']) return
    const sentence = `the group ${code(name)} of ${code(pool)} now has the precedence ${valueWords(is['precedence'])}, and had ${valueWords(was['precedence'])}`
    yield isReordered(pool, name, sides)
      ? {
          risk: 'access-unknown',
          sentence: `${sentence}: whoever is in several groups may get another role`,
          proof: { verdict: 'unknown', why: 'who is in which groups is known where the users are' },
        }
      : { risk: 'cosmetic', sentence }
  },
}

/**
 * Whether it comes before, beside or behind another group otherwise than it did, and a role hangs on that. The best
 * group counts even where it has no role: then its members prefer none.
 */
function isReordered(pool: string, name: string, { before, after, renames }: Sides): boolean {
  const ranks = (side: Reviewed, own: string) =>
    new Map(
      (side.model.pools.find((one) => one.name === own)?.groups ?? []).map((one) => [one.GroupName, one]),
    )
  const [oldPool = '', oldName = ''] = renames.before('group', [pool, name])
  const [were, are] = [ranks(before, oldPool), ranks(after, pool)]
  const [was, is] = [were.get(oldName), are.get(name)]
  return [...are.values()].some((other) => {
    const [, oldOther = ''] = renames.before('group', [pool, other.GroupName])
    const then = were.get(oldOther)
    if (other.GroupName === name || !then || other.RoleArn === is?.RoleArn) return false
    return order(was, then) !== order(is, other)
  })
}

/** A group without precedence comes last. */
function order(one: Ranked | undefined, other: Ranked | undefined): number {
  const [first, second] = [one, other].map((group) => group?.Precedence ?? Number.MAX_SAFE_INTEGER)
  return Math.sign((first ?? 0) - (second ?? 0))
}

interface Ranked {
  readonly Precedence?: number
}
