import { findDevice, needToken } from '../../engine/devices/of-user.ts'
import { flow } from '../../engine/flow.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayDevice } from '../say-device.ts'

/** Tells a signed-in user what is known of one of their devices. */
export const GetDevice = operation(
  'GetDevice',
  'user',
  flow<Api['GetDevice']['input']>('GetDevice').step(needToken).step(authorise).step(findDevice),
  ({ device }) => ({ Device: sayDevice(device) }),
)
