import { flow, type Step } from '../../flow.ts'
import type { PageOutcome } from '../../oauth/sign-in-at-pages.ts'
import { recallApp, type Returning } from '../hear-provider.ts'
import { receiveIdentity } from '../receive-identity.ts'
import { readResponse, sayWho, spendAssertion, type Answered } from './read-assertion.ts'
import { notAsked } from './saml-fault.ts'
import type { SamlSignedIn } from './saml-port.ts'

/** What has come back from a SAML provider, in the browser that was sent there. */
export type ReturningFromSaml = Returning & Pick<Answered, 'domain'>

/** Makes sure that it answers the very request with which this browser was sent. */
const checkAsked: Step<ReturningFromSaml & { signedIn: SamlSignedIn }> = {
  name: 'check what was asked',
  run({ handOff, signedIn }) {
    if (handOff.requestId === undefined || signedIn.answers !== handOff.requestId) throw notAsked()
    return undefined
  },
}

/** Lets in whoever has come back from a SAML provider (saml-profiles-2.0-os, 4.1). */
export const hearSaml: Step<ReturningFromSaml, { said: PageOutcome }> = flow<ReturningFromSaml>(
  'hear the SAML provider',
)
  .step(recallApp)
  .step(readResponse)
  .step(checkAsked)
  .step(spendAssertion)
  .step(sayWho)
  .step(receiveIdentity)
