import { flow, type Step } from '../../engine/flow.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import { limit } from '../../engine/steps/limit.ts'
import { provePassword } from '../../engine/steps/prove-password.ts'
import { checkNewPassword, setPassword } from '../../engine/steps/set-password.ts'
import { readCircumstances } from '../../engine/threats/circumstances.ts'
import { noteEvent } from '../../engine/threats/watch.ts'
import type { Api } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import { operation } from '../operation.ts'

type Input = Api['ChangePassword']['input']

const read: Step<Input, { password: string; newPassword: string }> = {
  name: 'read passwords',
  run({ PreviousPassword, ProposedPassword }) {
    // It may only be left out by users who have none, and every user here has one.
    if (!PreviousPassword)
      throw new Fault('InvalidParameterException', 'Missing required parameter PreviousPassword')
    return { password: PreviousPassword, newPassword: ProposedPassword }
  },
}

/** Gives a signed-in user another password, for the one before. */
export const ChangePassword = operation(
  'ChangePassword',
  'user',
  flow<Input>('ChangePassword')
    .step(authorise)
    .step(readCircumstances)
    .step(read)
    .step(limit('change password'))
    .step(checkNewPassword)
    .step(provePassword)
    .step(setPassword)
    .step(noteEvent('PasswordChange', 'Pass')),
  () => ({}),
)
