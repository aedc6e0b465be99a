import { flow } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import { setEnabled } from '../../engine/steps/set-enabled.ts'
import { signOutEverywhere } from '../../engine/steps/sign-out-everywhere.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Keeps a user out: nobody signs in by this name, and tokens made before count no more. */
export const AdminDisableUser = operation(
  'AdminDisableUser',
  'admin',
  flow<Api['AdminDisableUser']['input']>('AdminDisableUser')
    .step(findPool)
    .step(findUser)
    .step(setEnabled(false))
    .step(signOutEverywhere),
  () => ({}),
)
