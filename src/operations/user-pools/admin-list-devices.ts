import { findOwner, listDevices } from '../../engine/devices/of-user.ts'
import { flow } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayDevices } from '../say-device.ts'

/** Lists the remembered devices of a user, a page at a time. */
export const AdminListDevices = operation(
  'AdminListDevices',
  'admin',
  flow<Api['AdminListDevices']['input']>('AdminListDevices').step(findPool).step(findOwner).step(listDevices),
  sayDevices,
)
