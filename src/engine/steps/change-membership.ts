import type { UserPoolGroupProperties } from '../../model/cloudformation.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'

/** Lets a user join a group, or leave it; doing it twice changes nothing. */
export const changeMembership = (
  kind: 'join group' | 'leave group',
): Step<{ user: User; group: UserPoolGroupProperties }> => ({
  name: kind,
  run({ user: { poolId, username }, group: { GroupName } }, _, { effects }) {
    effects.push({ kind, poolId, username, group: GroupName })
    return undefined
  },
})
