import type { JsonObject } from '../../../model/trigger.ts'
import { toldGroupRole } from '../access/told-group-role.ts'
import { code, valueWords } from '../code.ts'
import type { FactKind } from '../fact.ts'

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
    const roles = Object.values(sides.after.find('pool', pool)?.says.groups ?? {}).filter(({ role }) => role)
    const sentence = `the group ${code(name)} of ${code(pool)} now has the precedence ${valueWords(is['precedence'])}, and had ${valueWords(was['precedence'])}`
    yield roles.length > 1
      ? {
          risk: 'access-unknown',
          sentence: `${sentence}: whoever is in several groups may get another role`,
          proof: { verdict: 'unknown', why: 'who is in which groups is known where the users are' },
        }
      : { risk: 'cosmetic', sentence }
  },
}
