import { forgetDevice, needToken } from '../../engine/devices/of-user.ts'
import { flow } from '../../engine/flow.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Forgets a device of a signed-in user. */
export const ForgetDevice = operation(
  'ForgetDevice',
  'user',
  flow<Api['ForgetDevice']['input']>('ForgetDevice').step(needToken).step(authorise).step(forgetDevice),
  () => ({}),
)
