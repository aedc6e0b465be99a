import { flow } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import { signOutEverywhere } from '../../engine/steps/sign-out-everywhere.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Signs a user out of every device, on an administrator's word. */
export const AdminUserGlobalSignOut = operation(
  'AdminUserGlobalSignOut',
  'admin',
  flow<Api['AdminUserGlobalSignOut']['input']>('AdminUserGlobalSignOut')
    .step(findPool)
    .step(findUser)
    .step(signOutEverywhere),
  () => ({}),
)
