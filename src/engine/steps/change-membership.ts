import type { UserPoolGroupProperties } from '../../model/cloudformation.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'

/** The quota of groups for one user. AWS lists no other code for it here; the sentence is unverified. */
const room = {
  most: 100,
  full: { code: 'InvalidParameterException', message: 'A user can be a member of at most 100 groups.' },
} as const

/** Lets a user join a group, or leave it; doing it twice changes nothing. */
export const changeMembership = (
  kind: 'join group' | 'leave group',
): Step<{ user: User; group: UserPoolGroupProperties }> => ({
  name: kind,
  run({ user: { poolId, username }, group: { GroupName } }, _, { effects }) {
    const membership = { poolId, username, group: GroupName }
    effects.push(kind === 'join group' ? { kind, ...membership, room } : { kind, ...membership })
    return undefined
  },
})
