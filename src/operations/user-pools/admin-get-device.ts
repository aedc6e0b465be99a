import { findDevice, findOwner } from '../../engine/devices/of-user.ts'
import { flow } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayDevice } from '../say-device.ts'

/** Tells an administrator what is known of a device of a user. */
export const AdminGetDevice = operation(
  'AdminGetDevice',
  'admin',
  flow<Api['AdminGetDevice']['input']>('AdminGetDevice').step(findPool).step(findOwner).step(findDevice),
  ({ device }) => ({ Device: sayDevice(device) }),
)
