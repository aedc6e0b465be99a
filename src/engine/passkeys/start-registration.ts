import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { mostPasskeys, registrationHash, challengeLives, userHandle } from './challenge.ts'
import { relyingPartyId, takesPasskeys, verificationOf } from './relying-party.ts'

/** Refuses where the pool's users cannot sign in by passkeys. */
export const checkPasskeysTaken: Step<{ pool: UserPool }> = {
  name: 'check that passkeys are taken',
  run({ pool }) {
    if (!takesPasskeys(pool)) throw new Fault('WebAuthnNotEnabledException')
    return undefined
  },
}

/** Draws what a new passkey must sign, and says how the browser is to make it. */
export const startRegistration: Step<
  { pool: UserPool; client: AppClient; user: User },
  { options: JsonObject }
> = {
  name: 'start registration of a passkey',
  async run({ pool, client, user }, { random, clock, store, pools }, { effects }) {
    const { id: poolId, properties } = pool
    const { username, attributes } = user
    const rpId = relyingPartyId(pool, pools)
    if (rpId === undefined) throw new Fault('WebAuthnConfigurationMissingException')
    const held = await store.passkeys(poolId, username)
    if (held.length >= mostPasskeys) throw tooMany()
    const challenge = random.bytes(32).toString('base64url')
    const code = {
      hash: registrationHash(challenge, client.id),
      expiresAt: clock.now() + challengeLives,
    }
    effects.push({ kind: 'keep code', poolId, username, purpose: 'passkey', code })
    const name = attributes['email'] ?? attributes['phone_number'] ?? username
    // Which members there are, and that a passkey must be discoverable, is unverified.
    return {
      options: {
        rp: { id: rpId, name: properties.UserPoolName ?? rpId },
        user: { id: userHandle(user), name, displayName: attributes['name'] ?? name },
        challenge,
        pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
        timeout: challengeLives,
        excludeCredentials: held.map(({ id, transports }) => ({
          type: 'public-key',
          id,
          transports: [...transports],
        })),
        authenticatorSelection: {
          requireResidentKey: true,
          residentKey: 'required',
          userVerification: verificationOf(pool),
        },
        attestation: 'none',
      },
    }
  },
}

/** A user may have no more. The sentence is unverified. */
export const tooMany = () =>
  new Fault('LimitExceededException', `A user can have at most ${mostPasskeys} passkeys.`)
