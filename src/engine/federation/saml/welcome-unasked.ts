import type { Authorization } from '../../../model/authorization.ts'
import type { AppClient, UserPool } from '../../../model/pool.ts'
import { flow, type Step } from '../../flow.ts'
import { readAuthorization } from '../../oauth/read-authorization.ts'
import type { PageOutcome } from '../../oauth/sign-in-at-pages.ts'
import type { Texts } from '../../sign-in/turn.ts'
import { providersOf } from '../choose-provider.ts'
import { receiveIdentity } from '../receive-identity.ts'
import type { Receiving } from '../receiving.ts'
import { readResponse, sayWho, spendAssertion, type Answered } from './read-assertion.ts'
import { notAsked, samlFault } from './saml-fault.ts'
import type { SamlSignedIn } from './saml-port.ts'

/** Milliseconds since its issue in which an assertion counts that nobody asked for. */
const unaskedLife = 6 * 60_000

/** Whom a provider sends by itself, for which app, and how the app wants to be told. */
export interface Unasked {
  readonly client: AppClient
  readonly authorization: Authorization
  readonly idp: Receiving['idp']
}

/**
 * Reads what a provider that begins by itself says as `RelayState`: a request to authorize, as the app would make it,
 * with `identity_provider` (Cognito's "Using IdP-initiated SAML sign-in"). Nothing where it is not sound, or the
 * provider may not begin: an app is told nothing that it has not asked for itself.
 */
export function readUnasked(pool: UserPool, said: Texts, twice: readonly string[]): Unasked | undefined {
  const asked = readAuthorization(said, pool, { twice })
  if (asked.kind !== 'sound') return undefined
  const { client, authorization } = asked
  const { identity_provider: name, idp_identifier: identifier } = said
  const idp = providersOf(pool, client).find(({ ProviderName, IdpIdentifiers = [] }) =>
    name ? ProviderName === name : identifier !== undefined && IdpIdentifiers.includes(identifier),
  )
  const may = idp?.ProviderType === 'SAML' && String(idp.ProviderDetails['IDPInit']).toLowerCase() === 'true'
  return may ? { client, authorization, idp } : undefined
}

type Coming = Unasked & Answered & { readonly pool: UserPool }

/** Makes sure that it answers nobody, and is new. */
const checkUnasked: Step<Coming & { signedIn: SamlSignedIn }> = {
  name: 'check that nobody asked',
  run({ signedIn: { answers, assertion } }, { clock }) {
    if (answers !== undefined) throw notAsked()
    if (assertion.issued + unaskedLife <= clock.now()) throw samlFault({ why: 'expired' })
    return undefined
  },
}

/** Lets in whom a SAML provider has sent by itself (saml-profiles-2.0-os, 4.1.5). */
export const welcomeUnasked: Step<Coming, { said: PageOutcome }> = flow<Coming>(
  'welcome whom a provider sends',
)
  .step(readResponse)
  .step(checkUnasked)
  .step(spendAssertion)
  .step(sayWho)
  .step(receiveIdentity)
