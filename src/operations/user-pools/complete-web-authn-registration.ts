import { flow } from '../../engine/flow.ts'
import { completeRegistration } from '../../engine/passkeys/complete-registration.ts'
import { checkPasskeysTaken } from '../../engine/passkeys/start-registration.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Keeps the passkey that a signed-in user's browser has made, ES256 or RS256; no attestation of it is verified. */
export const CompleteWebAuthnRegistration = operation(
  'CompleteWebAuthnRegistration',
  'user',
  flow<Api['CompleteWebAuthnRegistration']['input']>('CompleteWebAuthnRegistration')
    .step(authorise)
    .step(checkPasskeysTaken)
    .step(completeRegistration),
  () => ({}),
)
