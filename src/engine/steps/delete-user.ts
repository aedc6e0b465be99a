import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'

/** Takes a user out of the pool, with everything that stands for this user. */
export const deleteUser: Step<{ user: User }> = {
  name: 'delete user',
  run({ user: { poolId, username } }, _, { effects }) {
    effects.push({ kind: 'delete user', poolId, username })
    return undefined
  },
}
