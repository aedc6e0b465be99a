import { Fault } from '../../model/fault.ts'
import type { Memory, SignIn } from '../../model/sign-in.ts'
import type { Assertion, Passkey } from '../../model/passkey.ts'
import type { Challenge } from '../challenge.ts'
import { flow, type Step } from '../flow.ts'
import { doubtOf } from '../passkeys/check-ceremony.ts'
import { challengeLives, userHandle } from '../passkeys/challenge.ts'
import { relyingPartyId, verificationOf } from '../passkeys/relying-party.ts'
import { strangersPasskeys } from '../passkeys/strangers-passkeys.ts'
import { same } from '../secrets/hash.ts'
import { required, type Turn } from '../sign-in/turn.ts'
import { pass } from '../steps/pass.ts'
import { offeredTo } from '../users/factors.ts'

type Answered = Turn & { readonly memory: Memory['WEB_AUTHN'] }

const ask: Challenge<'WEB_AUTHN'>['ask'] = {
  name: 'ask for a passkey',
  async run({ pool, user }, { store, random, clock, pools }) {
    const rpId = relyingPartyId(pool, pools)
    // The code and the sentence are unverified.
    if (rpId === undefined)
      throw new Fault('InvalidParameterException', 'The user pool has no relying party for passkeys.')
    const held: readonly Pick<Passkey, 'id' | 'transports'>[] = user.stranger
      ? strangersPasskeys(user, random)
      : (await store.passkeys(pool.id, user.username)).filter((passkey) => passkey.rpId === rpId)
    const challenge = random.bytes(32).toString('base64url')
    const options = {
      challenge,
      timeout: challengeLives,
      rpId,
      allowCredentials: held.map(({ id, transports }) => ({ type: 'public-key', id, transports })),
      userVerification: verificationOf(pool),
    }
    return {
      parameters: { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options) },
      memory: { challenge, rpId, expiresAt: clock.now() + challengeLives },
    }
  },
}

const readCredential: Step<Turn, { said: Assertion }> = {
  name: 'read credential',
  run({ given }, { webAuthn }) {
    const said = webAuthn.assertion(parsed(required(given, 'CREDENTIAL')))
    // The sentence is unverified.
    if (!said) throw new Fault('InvalidParameterException', 'The credential is malformed.')
    return { said }
  },
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// The sentence is unverified, and the same for whatever is wrong: it tells nobody whose passkey it was.
const refused = {
  code: 'NotAuthorizedException',
  message: 'Invalid credential for the user.',
} as const

// By how it was attached when it was made, or else by how it can be reached; one that tells neither is of the device itself.
const kindOf = ({ attachment, transports }: Passkey) => {
  if (attachment !== undefined) return attachment === 'cross-platform' ? 'hwk' : 'swk'
  return transports.length && !transports.includes('internal') ? 'hwk' : 'swk'
}

const checkPasskey: Step<Answered & { said: Assertion }, { signIn: SignIn }> = {
  name: 'check passkey',
  async run({ pool, user, signIn, said, memory }, { store, webAuthn, clock, pools }, { effects }) {
    const { id: poolId } = pool
    const held = user.stranger ? [] : await store.passkeys(poolId, user.username)
    const passkey = held.find(({ id, rpId }) => id === said.id && rpId === memory.rpId)
    const proved = webAuthn.signedBy(passkey?.publicKey, said)
    const asked =
      same(said.challenge, memory.challenge) &&
      memory.expiresAt > clock.now() &&
      !doubtOf(pool, { type: 'webauthn.get', rpId: memory.rpId }, said) &&
      (said.userHandle === undefined || said.userHandle === userHandle(user))
    // What was offered when it was asked may not do any more.
    const does = relyingPartyId(pool, pools) === memory.rpId && offeredTo(pool, user).includes('WEB_AUTHN')
    if (!passkey || !proved || !asked || !does) throw new Fault(refused.code, refused.message)
    const { id } = passkey
    const { counter } = said
    effects.push({ kind: 'use passkey', poolId, username: user.username, id, counter, refused })
    return { signIn: { ...signIn, passkey: kindOf(passkey) } }
  },
}

/** Asks for a signature by one of the user's passkeys. */
export const WEB_AUTHN: Challenge<'WEB_AUTHN'> = {
  ask,
  answer: flow<Answered>('WEB_AUTHN').step(readCredential).step(checkPasskey).step(pass('WEB_AUTHN')),
}
