import type { Admission, Authorization } from '../../model/authorization.ts'
import { Fault } from '../../model/fault.ts'
import type { User } from '../../model/user.ts'
import type { Claims } from '../claims/compose-claims.ts'
import { decideClaims } from '../claims/decide-claims.ts'
import { choose, flow, type Step } from '../flow.ts'
import { hook } from '../hook.ts'
import { InboundFederation } from '../hooks/inbound-federation.ts'
import { leaveForApp, type AtPages, type PageOutcome } from '../oauth/sign-in-at-pages.ts'
import { tierOf } from '../pools/tier.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { findOwner } from './find-identity.ts'
import { makeProfile } from './make-profile.ts'
import { mapAttributes } from './map-attributes.ts'
import { nameIdentity } from './name-identity.ts'
import type { Mapped, Receiving } from './receiving.ts'
import { renewProfile } from './renew-profile.ts'

type Known = Mapped & { readonly found: User | undefined }
type Welcomed = AtPages &
  Pick<Receiving, 'idp' | 'samlSubject'> & { readonly user: User; readonly clientMetadata: undefined }

const sayWhy: Step<Welcomed, { tokenSource: string; scopes: readonly string[] }> = {
  name: 'say why tokens are made',
  run({ user, authorization }) {
    // A script may have shut the account that it was told of.
    if (!user.enabled) throw new Fault('NotAuthorizedException', 'User is disabled.')
    return { tokenSource: 'TokenGeneration_HostedAuth', scopes: authorization.scopes }
  },
}

/** How the claim `amr` calls a proof that is somebody else's. What level it reaches is not said. */
const federated = 'fed'

const admit: Step<Welcomed & { claims: Claims }, { authorization: Authorization; admission: Admission }> = {
  name: 'admit to the app',
  run({ pool, idp, user, claims, authorization, samlSubject: subject }, { clock, random }) {
    return {
      // Cognito draws one for whoever comes from a provider, where the app has said none.
      authorization: { ...authorization, nonce: authorization.nonce ?? drawUuid(random) },
      admission: {
        username: user.username,
        claims,
        authTime: Math.floor(clock.now() / 1000),
        provider: idp.ProviderName,
        // That tokens of pools of the lowest tier say nothing of it is unverified.
        ...(tierOf(pool) !== 'LITE' && { amr: [federated] }),
        ...(subject && { saml: { provider: idp.ProviderName, subject } }),
      },
    }
  },
}

/**
 * Lets somebody in for whom a provider has vouched, as the pool's own pages do: to the app, with a code or with
 * tokens. The first time makes a profile; an identity that is linked leads to the user it is linked to. No
 * challenge, migration or message comes of it.
 */
export const receiveIdentity: Step<Receiving, { said: PageOutcome }> = flow<Receiving>('receive identity')
  .step(nameIdentity)
  .step(hook(InboundFederation, 'InboundFederation_ExternalProvider'))
  .step(mapAttributes)
  .step(findOwner)
  .step(
    choose('welcome', ({ found }: Known) => (found ? 'again' : 'first'), {
      first: makeProfile,
      again: renewProfile,
    }),
  )
  .step(sayWhy)
  .step(decideClaims)
  .step(admit)
  .step(leaveForApp)
