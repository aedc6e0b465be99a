import { flow } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import { setEnabled } from '../../engine/steps/set-enabled.ts'

import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Lets a user sign in again who was kept out. */
export const AdminEnableUser = operation(
  'AdminEnableUser',
  'admin',
  flow<Api['AdminEnableUser']['input']>('AdminEnableUser')
    .step(findPool)
    .step(findUser)
    .step(setEnabled(true)),
  () => ({}),
)
