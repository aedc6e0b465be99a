import type { UserPool } from '../../../model/pool.ts'
import type { Step } from '../../flow.ts'
import { hashOf } from '../../secrets/hash.ts'
import type { Receiving } from '../receiving.ts'
import { broughtBySaml } from './brought-by-saml.ts'
import { samlFault } from './saml-fault.ts'
import type { SamlSignedIn } from './saml-port.ts'
import { partyOf } from './send-to-saml.ts'

/** A response, in base64, and the provider that is to have given it. */
export interface Answered {
  readonly pool: UserPool
  readonly idp: Receiving['idp']
  readonly domain: string
  readonly answer: Readonly<Record<string, string>>
}

/** Reads whom a provider has signed in. */
export const readResponse: Step<Answered, { signedIn: SamlSignedIn }> = {
  name: 'read the response',
  async run(facts, { saml, clock }) {
    const signedIn = await saml.readSignIn(partyOf(facts, clock), facts.answer['SAMLResponse'] ?? '')
    if ('why' in signedIn) throw samlFault(signedIn)
    return { signedIn }
  },
}

type Read = Answered & { readonly signedIn: SamlSignedIn }

// The sentence is unverified.
const spent = { code: 'invalid_request', message: 'SAML Assertion was used before.' } as const

/** Takes the assertion for used, before anything comes of it: of two who bring it at once, one is let in. */
export const spendAssertion: Step<Read> = {
  name: 'spend the assertion',
  async run({ pool, signedIn: { issuer, assertion } }, { store }) {
    const hash = hashOf(JSON.stringify([pool.id, issuer, assertion.id]))
    await store.commit([{ kind: 'spend assertion', hash, expiresAt: assertion.ends, spent }])
    return undefined
  },
}

/** Says of whom the assertion is, in the words of any provider. */
export const sayWho: Step<Read, ReturnType<typeof broughtBySaml>> = {
  name: 'say who it is',
  run: ({ signedIn }) => broughtBySaml(signedIn),
}
