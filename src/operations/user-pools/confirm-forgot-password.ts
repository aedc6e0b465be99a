import { commit } from '../../engine/effect.ts'
import { flow, type Step } from '../../engine/flow.ts'
import { hook } from '../../engine/hook.ts'
import { PostConfirmation } from '../../engine/hooks/post-confirmation.ts'
import { checkCode } from '../../engine/steps/check-code.ts'
import { checkSecretHash } from '../../engine/steps/check-secret-hash.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import { hideUnreachable } from '../../engine/steps/hide-unreachable.ts'
import { limit } from '../../engine/steps/limit.ts'
import { lookUpUser } from '../../engine/steps/look-up-user.ts'
import { readAccount } from '../../engine/steps/read-account.ts'
import { recogniseUser } from '../../engine/steps/recognise-user.ts'
import { forgetAttempts } from '../../engine/steps/count-attempt.ts'
import { checkNewPassword, setPassword } from '../../engine/steps/set-password.ts'
import { verifyAddress } from '../../engine/steps/verify-address.ts'
import { meetCaller } from '../../engine/threats/circumstances.ts'
import { noteEvent } from '../../engine/threats/watch.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

type Input = Api['ConfirmForgotPassword']['input']

const readPassword: Step<Input, { newPassword: string }> = {
  name: 'read password',
  run: ({ Password }) => ({ newPassword: Password }),
}

/** Trades the code sent for a forgotten password for a new one. */
export const ConfirmForgotPassword = operation(
  'ConfirmForgotPassword',
  'client',
  flow<Input>('ConfirmForgotPassword')
    .step(findClient)
    .step(readAccount)
    .step(readPassword)
    .step(checkSecretHash('account'))
    .step(meetCaller)
    .step(lookUpUser)
    .step(recogniseUser('account'))
    .step(hideUnreachable)
    .step(limit('reset password'))
    .step(checkNewPassword)
    .step(checkCode('reset'))
    .step(setPassword)
    .step(verifyAddress)
    .step(noteEvent('ForgotPassword', 'Pass'))
    .step(forgetAttempts('password'))
    .step(commit) // the password stays changed, whatever the script then says
    .step(hook(PostConfirmation, 'PostConfirmation_ConfirmForgotPassword')),
  () => ({}),
)
