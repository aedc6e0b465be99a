import { flow } from '../../engine/flow.ts'
import { checkPasskeysTaken, startRegistration } from '../../engine/passkeys/start-registration.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Says how a signed-in user's browser is to make a passkey, and what it must sign within five minutes. */
export const StartWebAuthnRegistration = operation(
  'StartWebAuthnRegistration',
  'user',
  flow<Api['StartWebAuthnRegistration']['input']>('StartWebAuthnRegistration')
    .step(authorise)
    .step(checkPasskeysTaken)
    .step(startRegistration),
  ({ options }) => ({ CredentialCreationOptions: options }),
)
