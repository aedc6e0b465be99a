import type { UserPool } from '../../../model/pool.ts'
import type { SamlSession } from '../../../model/saml-subject.ts'
import { hashOf } from '../../secrets/hash.ts'
import type { Step } from '../../flow.ts'
import type { Ports } from '../../ports.ts'
import type { IdentityProvider } from '../federation-port.ts'
import { notAsked } from './saml-fault.ts'
import type { SamlBrought, SamlErrand } from './saml-port.ts'
import { drawMessageId, partyOf } from './send-to-saml.ts'

type Place = { readonly pool: UserPool; readonly domain: string }

/** Whether signing out here signs out there, and there here. */
const together = ({ ProviderType, ProviderDetails }: IdentityProvider) =>
  ProviderType === 'SAML' && String(ProviderDetails['IDPSignout']).toLowerCase() === 'true'

/** The id of the request to sign out that went along with a word: nothing is kept by which to know it again. */
const requestIdOf = (state: string) => `_${hashOf(`sign-out ${state}`)}`

/** Asks the provider by which somebody came in to sign them out, too; nothing where it is not to, or cannot be asked. */
export const leaveSaml: Step<
  Place & { readonly session: SamlSession; readonly state: string },
  { errand: SamlErrand | undefined }
> = {
  name: 'leave the SAML provider',
  async run({ pool, domain, session, state }, { saml, clock }) {
    const idp = pool.identityProviders.find(({ ProviderName }) => ProviderName === session.provider)
    if (!idp || !together(idp)) return { errand: undefined }
    const asked = { id: requestIdOf(state), relayState: state, subject: session.subject }
    const errand = await saml.askSignOut(partyOf({ pool, idp, domain }, clock), asked)
    // Whoever leaves is out here, whatever the provider does.
    return { errand: errand && 'why' in errand ? undefined : errand }
  },
}

/** What came of a message about a sign-out: an answer for the provider, or word that it has answered us. */
export type Left =
  { readonly kind: 'answered' } | { readonly kind: 'done'; readonly errand: SamlErrand | undefined }

/** The provider that has signed a message, and what it says. */
async function readBy(
  { pool, domain }: Place,
  brought: SamlBrought,
  { saml, clock }: Pick<Ports, 'saml' | 'clock'>,
) {
  for (const idp of pool.identityProviders.filter(together)) {
    const party = partyOf({ pool, idp, domain }, clock)
    const said = await saml.readSignOut(party, brought)
    if (!('why' in said)) return { party, said }
  }
  throw notAsked()
}

/**
 * Hears what a provider says of a sign-out (saml-profiles-2.0-os, 4.4): its answer to ours, or its own wish, which
 * ends every browser's session that its sign-in of the subject has begun. What apps have been given stays theirs.
 */
export const hearSignOut: Step<
  Place & { readonly brought: SamlBrought; readonly relayState: string | undefined },
  { left: Left }
> = {
  name: 'hear of a sign-out',
  async run(facts, ports, { effects }) {
    const { pool, brought, relayState } = facts
    const { party, said } = await readBy(facts, brought, ports)
    if (said.kind === 'answer') {
      if (relayState === undefined || said.answers !== requestIdOf(relayState)) throw notAsked()
      return { left: { kind: 'answered' } }
    }
    const { nameId, sessionIndex } = said.subject
    effects.push({
      kind: 'end sessions by SAML',
      poolId: pool.id,
      provider: party.provider.ProviderName,
      nameId,
      ...(sessionIndex !== undefined && { sessionIndex }),
    })
    const errand = await ports.saml.answerSignOut(party, {
      id: drawMessageId(ports.random),
      answers: said.id,
      ...(relayState !== undefined && { relayState }),
    })
    return { left: { kind: 'done', errand: errand && 'why' in errand ? undefined : errand } }
  },
}
