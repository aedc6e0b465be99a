import { commit } from '../../engine/effect.ts'
import { flow, type Step } from '../../engine/flow.ts'
import { hook } from '../../engine/hook.ts'
import { PostConfirmation } from '../../engine/hooks/post-confirmation.ts'
import { confirmAfterSignUp, continueAfterSignUp } from '../../engine/sign-in/after-sign-up.ts'
import { checkCode } from '../../engine/steps/check-code.ts'
import { checkSecretHash } from '../../engine/steps/check-secret-hash.ts'
import { checkUnconfirmed, confirmUser } from '../../engine/steps/confirm-user.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import { limit } from '../../engine/steps/limit.ts'
import { lookUpUser } from '../../engine/steps/look-up-user.ts'
import { readAccount } from '../../engine/steps/read-account.ts'
import { recogniseUser } from '../../engine/steps/recognise-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

type Input = Api['ConfirmSignUp']['input']

const readForce: Step<Input, { moveAliases: boolean }> = {
  name: 'read alias wish',
  run: ({ ForceAliasCreation = false }) => ({ moveAliases: ForceAliasCreation }),
}

const confirmed = flow<
  Parameters<typeof confirmUser.run>[0] & { session: string | undefined; Session?: string | undefined }
>('confirm')
  .step(confirmUser)
  .step(commit)

/** Trades the code sent at sign-up for a confirmed account, and for a session that signs in once, where the client allows it. */
export const ConfirmSignUp = operation(
  'ConfirmSignUp',
  'client',
  flow<Input>('ConfirmSignUp')
    .step(findClient)
    .step(readAccount)
    .step(readForce)
    .step(checkSecretHash('account'))
    .step(lookUpUser)
    .step(recogniseUser('account'))
    .step(limit('confirm sign-up'))
    .step(checkUnconfirmed)
    .step(checkCode('sign-up'))
    .step(continueAfterSignUp)
    .step(confirmAfterSignUp(confirmed)) // the account stays confirmed, whatever the script then says
    .step(hook(PostConfirmation, 'PostConfirmation_ConfirmSignUp')),
  ({ session }) => ({ ...(session && { Session: session }) }),
)
