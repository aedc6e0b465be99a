import { flow, type Step } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import type { User } from '../../model/user.ts'
import { operation } from '../operation.ts'

const deleteUser: Step<{ user: User }> = {
  name: 'delete user',
  run({ user: { poolId, username } }, _, { effects }) {
    effects.push({ kind: 'delete user', poolId, username })
    return undefined
  },
}

/** Takes a user out of the pool, with everything that stands for this user. */
export const AdminDeleteUser = operation(
  'AdminDeleteUser',
  'admin',
  flow<Api['AdminDeleteUser']['input']>('AdminDeleteUser').step(findPool).step(findUser).step(deleteUser),
  () => ({}),
)
