import { flow } from '../../engine/flow.ts'
import { deleteUser } from '../../engine/steps/delete-user.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Takes a user out of the pool, with everything that stands for this user. */
export const AdminDeleteUser = operation(
  'AdminDeleteUser',
  'admin',
  flow<Api['AdminDeleteUser']['input']>('AdminDeleteUser').step(findPool).step(findUser).step(deleteUser),
  () => ({}),
)
