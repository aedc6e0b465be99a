import { listDevices } from '../../engine/devices/of-user.ts'
import { flow } from '../../engine/flow.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayDevices } from '../say-device.ts'

/** Lists the remembered devices of a signed-in user, a page at a time. */
export const ListDevices = operation(
  'ListDevices',
  'user',
  flow<Api['ListDevices']['input']>('ListDevices').step(authorise).step(listDevices),
  sayDevices,
)
