import { setRemembered } from '../../engine/devices/of-user.ts'
import { flow } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Remembers a device of a user, or does not any more, on an administrator's word. */
export const AdminUpdateDeviceStatus = operation(
  'AdminUpdateDeviceStatus',
  'admin',
  flow<Api['AdminUpdateDeviceStatus']['input']>('AdminUpdateDeviceStatus')
    .step(findPool)
    .step(findUser)
    .step(setRemembered),
  () => ({}),
)
