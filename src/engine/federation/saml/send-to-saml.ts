import type { AppClient, UserPool } from '../../../model/pool.ts'
import { flow, type Step } from '../../flow.ts'
import { drawState, keepHandOff, type HandingOff } from '../hand-off.ts'
import { samlFault } from './saml-fault.ts'
import type { SamlErrand, SamlParty } from './saml-port.ts'

/** Who is to be sent to a SAML provider, and for which app. */
export interface SendingToSaml extends Omit<HandingOff, 'state' | 'proofs'> {
  readonly pool: UserPool
  readonly client: AppClient
  /** Where the domain of the pool lies, without a slash at its end. */
  readonly domain: string
  /** Whether the app wants whoever is signed in there to be asked again. */
  readonly forced: boolean
}

/** Draws the id of a message: an XML name that nobody guesses (saml-core-2.0-os, 1.3.4). */
export const drawMessageId = ({ bytes }: { bytes(count: number): Buffer }) => `_${bytes(20).toString('hex')}`

/** A pool and one of its providers, as they speak to each other now. */
export const partyOf = (
  { pool, idp, domain }: Pick<SendingToSaml, 'pool' | 'idp' | 'domain'>,
  { now }: { now(): number },
): SamlParty => ({ poolId: pool.id, provider: idp, domain, now: now() })

const ask: Step<SendingToSaml & { state: string }, { errand: SamlErrand; proofs: HandingOff['proofs'] }> = {
  name: 'ask the provider to sign in',
  async run(facts, { saml, clock, random }) {
    const { state: relayState, forced } = facts
    const id = drawMessageId(random)
    const errand = await saml.askSignIn(partyOf(facts, clock), { id, relayState, forced })
    if ('why' in errand) throw samlFault(errand)
    return { errand, proofs: { requestId: id } }
  },
}

/** Sends a browser to a SAML provider, and keeps what it was sent for. */
export const sendToSaml: Step<SendingToSaml, { errand: SamlErrand }> = flow<SendingToSaml>(
  'send to the SAML provider',
)
  .step(drawState)
  .step(ask)
  .step(keepHandOff)
