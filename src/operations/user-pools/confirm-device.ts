import { confirmDevice } from '../../engine/devices/confirm-device.ts'
import { remembersOnPrompt } from '../../engine/devices/rules.ts'
import { flow } from '../../engine/flow.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Takes the device of a sign-in into the user's account, and tells whether the user must still be asked to have it remembered. */
export const ConfirmDevice = operation(
  'ConfirmDevice',
  'user',
  flow<Api['ConfirmDevice']['input']>('ConfirmDevice').step(authorise).step(confirmDevice),
  ({ pool }) => ({ UserConfirmationNecessary: remembersOnPrompt(pool) }),
)
