import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'
import { toldGroupRole } from '../access/told-group-role.ts'

/** A group of a pool, that it is there: `about` is pool and group. */
export const group: FactKind<true> = {
  kind: 'group',
  names: 'group',
  whole: true,
  *of(project) {
    for (const pool of project.all('pool'))
      for (const name of Object.keys(pool.says.groups ?? {}))
        yield { about: [pool.name, name], value: true, at: { resource: pool, path: ['groups', name] } }
  },
  *tell({ about: [pool = '', name = ''], after }, sides) {
    const whose = `the group ${code(name)} of ${code(pool)}`
    if (!after) {
      yield {
        risk: 'data-loss',
        sentence: `${whose} is gone, and with it who its members were`,
        help: 'write down its members first (ListUsersInGroup) if they are to be in another one',
      }
      return
    }
    const told = [...toldGroupRole(`members of ${whose}, which is new,`, pool, name, sides)]
    if (told.length) yield* told
    else yield { risk: 'resource-added', sentence: `${whose} is new` }
  },
}
