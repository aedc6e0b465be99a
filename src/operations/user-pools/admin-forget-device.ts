import { forgetDevice } from '../../engine/devices/of-user.ts'
import { flow } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Forgets a device of a user, on an administrator's word. */
export const AdminForgetDevice = operation(
  'AdminForgetDevice',
  'admin',
  flow<Api['AdminForgetDevice']['input']>('AdminForgetDevice')
    .step(findPool)
    .step(findUser)
    .step(forgetDevice),
  () => ({}),
)
