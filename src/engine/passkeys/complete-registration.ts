import { Fault, type FaultCode } from '../../model/fault.ts'
import type { Registration } from '../../model/passkey.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { commit } from '../effect.ts'
import { flow, type Step } from '../flow.ts'
import { mostPasskeys, readRegistrationHash } from './challenge.ts'
import { doubtOf, type Doubt } from './check-ceremony.ts'
import { friendlyName } from './friendly-name.ts'
import { relyingPartyId } from './relying-party.ts'
import { tooMany } from './start-registration.ts'

interface Registering {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: User
  readonly Credential: unknown
}
type Read = Registering & { readonly said: Registration }

// That these are told by these codes is unverified.
const codes: Readonly<Record<Doubt, FaultCode>> = {
  type: 'InvalidParameterException',
  origin: 'WebAuthnOriginNotAllowedException',
  'relying party': 'WebAuthnRelyingPartyMismatchException',
  user: 'WebAuthnCredentialNotSupportedException',
}

const read: Step<Registering, { said: Registration }> = {
  name: 'read credential',
  run({ Credential }, { webAuthn }) {
    const said = webAuthn.registration(Credential)
    // The sentence is unverified.
    if (!said) throw new Fault('InvalidParameterException', 'The credential is malformed.')
    return { said }
  },
}

const spendChallenge: Step<Read, { rpId: string }> = {
  name: 'spend challenge',
  async run({ pool, client, user: { username }, said }, { store, clock, pools }, { effects }) {
    const kept = await store.code(pool.id, username, 'passkey')
    const given = kept && readRegistrationHash(kept.hash, said.challenge)
    if (!given || kept.expiresAt <= clock.now()) throw new Fault('WebAuthnChallengeNotFoundException')
    if (given.clientId !== client.id) throw new Fault('WebAuthnClientMismatchException')
    const rpId = relyingPartyId(pool, pools)
    if (rpId === undefined) throw new Fault('WebAuthnRelyingPartyMismatchException')
    effects.push({
      kind: 'spend code',
      poolId: pool.id,
      username,
      purpose: 'passkey',
      hash: kept.hash,
      spent: { code: 'WebAuthnChallengeNotFoundException' },
    })
    return { rpId }
  },
}

const keep: Step<Read & { rpId: string }> = {
  name: 'keep passkey',
  run({ pool, user: { username }, said, rpId }, { clock }, { effects }) {
    const doubt = doubtOf(pool, { type: 'webauthn.create', rpId }, said)
    if (doubt) throw new Fault(codes[doubt])
    const { id, publicKey, counter, transports, attachment, aaguid } = said
    if (publicKey === undefined) throw new Fault('WebAuthnCredentialNotSupportedException')
    const { code, message } = tooMany()
    effects.push({
      kind: 'keep passkey',
      poolId: pool.id,
      username,
      passkey: {
        ...{ id, publicKey, counter, rpId, transports, createdAt: clock.now() },
        name: friendlyName(aaguid),
        ...(attachment && { attachment }),
      },
      most: mostPasskeys,
      full: { code, message },
      // The code and the sentence are unverified.
      taken: { code: 'InvalidParameterException', message: 'The credential is registered already.' },
    })
    return undefined
  },
}

/** Keeps a new passkey, if it answers what was asked. The challenge is spent before it is judged, whatever comes of it. */
export const completeRegistration: Step<Registering, { said: Registration }> = flow<Registering>(
  'complete registration of a passkey',
)
  .step(read)
  .step(spendChallenge)
  .step(commit)
  .step(keep)
