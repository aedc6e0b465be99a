import { Fault } from '../../model/fault.ts'
import type { Memory, SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import type { Challenge } from '../challenge.ts'
import { choose, flow, type Step } from '../flow.ts'
import type { Turn } from '../sign-in/turn.ts'
import { pass } from '../steps/pass.ts'
import { checkAttributes, checkMutable, checkWritable } from '../users/attributes.ts'
import { settableFactors } from '../users/factors.ts'
import { namesOf } from '../users/names.ts'

type Setting = Turn & { readonly memory: Memory['MFA_SETUP'] }

const keepAuthenticator: Step<Setting, { user: User }> = {
  name: 'keep authenticator',
  run({ pool, user, memory: { seed, name, verified } }, _, { effects }) {
    // The sentence is unverified.
    if (!seed || !verified)
      throw new Fault(
        'InvalidParameterException',
        'A software token has to be verified before this challenge.',
      )
    const { pending: _pending, ...factors } = user.factors ?? {}
    const authenticator = { seed, ...(name && { name }) }
    const set = { factors: { ...factors, authenticator } }
    effects.push({ kind: 'patch user', poolId: pool.id, username: user.username, set })
    return { user: { ...user, ...set } }
  },
}

/** Takes the address that codes are to go to. It counts once the code has come back that goes there next. */
const takeAddress: Step<Setting, { signIn: SignIn; user: User }> = {
  name: 'take address',
  run({ pool, client, user, given, signIn: { asked: _asked, ...signIn } }, { clock }, { effects }) {
    const { EMAIL: email = '' } = given
    // The sentence is unverified.
    if (!settableFactors(pool, user).includes('EMAIL_OTP'))
      throw new Fault('InvalidParameterException', 'Email MFA cannot be set up by this user.')
    if (user.attributes['email'] !== email) checkMutable(pool, user.attributes, ['email'])
    checkWritable(client, ['email'])
    checkAttributes(pool, { email })
    const attributes = { email, email_verified: 'false' }
    const changed = { ...user, attributes: { ...user.attributes, ...attributes }, modifiedAt: clock.now() }
    effects.push({
      kind: 'patch user',
      poolId: pool.id,
      username: user.username,
      set: { attributes, modifiedAt: changed.modifiedAt },
      names: namesOf(pool, changed),
    })
    return { user: changed, signIn: { ...signIn, mfa: 'EMAIL_OTP', bringsEmail: true } }
  },
}

/**
 * Asks for a second proof to be set up, of whoever must give one and has none. Two other operations carry the
 * session on for an authenticator: AssociateSoftwareToken and VerifySoftwareToken. An address for codes comes with
 * the answer, as Amplify brings it, and a code that goes there is asked for next.
 */
export const MFA_SETUP: Challenge<'MFA_SETUP'> = {
  ask: {
    name: 'ask for a second proof to be set up',
    run({ pool, user }) {
      const settable = settableFactors(pool, user)
      // The code and the sentence are unverified.
      if (!settable.length)
        throw new Fault(
          'InvalidParameterException',
          'User does not have a factor that MFA can be set up with.',
        )
      return {
        parameters: { MFAS_CAN_SETUP: JSON.stringify(settable), USER_ID_FOR_SRP: user.username },
        memory: {},
      }
    },
  },
  answer: choose<Setting, 'address' | 'authenticator', { signIn: SignIn }>(
    'MFA_SETUP',
    ({ given }) => (given['EMAIL'] === undefined ? 'authenticator' : 'address'),
    {
      address: takeAddress,
      authenticator: flow<Setting>('an authenticator').step(keepAuthenticator).step(pass('MFA_SETUP')),
    },
  ),
}
