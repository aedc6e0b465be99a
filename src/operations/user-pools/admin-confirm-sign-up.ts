import { commit } from '../../engine/effect.ts'
import { flow, type Step } from '../../engine/flow.ts'
import { hook } from '../../engine/hook.ts'
import { PostConfirmation } from '../../engine/hooks/post-confirmation.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { checkUnconfirmed, confirmUser } from '../../engine/steps/confirm-user.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

type Input = Api['AdminConfirmSignUp']['input']

const read: Step<Input, { clientMetadata: Texts | undefined; spent: undefined; moveAliases: false }> = {
  name: 'read confirmation',
  run: ({ ClientMetadata }) => ({ clientMetadata: ClientMetadata, spent: undefined, moveAliases: false }),
}

/** Confirms an account without a code; no address is verified by it. */
export const AdminConfirmSignUp = operation(
  'AdminConfirmSignUp',
  'admin',
  flow<Input>('AdminConfirmSignUp')
    .step(findPool)
    .step(findUser)
    .step(read)
    .step(checkUnconfirmed)
    .step(confirmUser)
    .step(commit) // the account stays confirmed, whatever the script then says
    .step(hook(PostConfirmation, 'PostConfirmation_ConfirmSignUp')),
  () => ({}),
)
