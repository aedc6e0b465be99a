import { setRemembered } from '../../engine/devices/of-user.ts'
import { flow } from '../../engine/flow.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Remembers a device of a signed-in user, or does not any more. */
export const UpdateDeviceStatus = operation(
  'UpdateDeviceStatus',
  'user',
  flow<Api['UpdateDeviceStatus']['input']>('UpdateDeviceStatus').step(authorise).step(setRemembered),
  () => ({}),
)
