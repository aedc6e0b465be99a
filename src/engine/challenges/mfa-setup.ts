import { Fault } from '../../model/fault.ts'
import type { Memory } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import type { Challenge } from '../challenge.ts'
import { flow, type Step } from '../flow.ts'
import type { Turn } from '../sign-in/turn.ts'
import { pass } from '../steps/pass.ts'

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

/**
 * Asks for an authenticator to be set up, of whoever must give a second proof and has none. Two other
 * operations carry the session on: AssociateSoftwareToken and VerifySoftwareToken.
 */
export const MFA_SETUP: Challenge<'MFA_SETUP'> = {
  ask: {
    name: 'ask for a second proof to be set up',
    run({ pool, user }) {
      const enabled = pool.properties.EnabledMfas ?? []
      // The code and the sentence are unverified.
      if (!enabled.includes('SOFTWARE_TOKEN_MFA'))
        throw new Fault(
          'InvalidParameterException',
          'User does not have a factor that MFA can be set up with.',
        )
      return {
        parameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]', USER_ID_FOR_SRP: user.username },
        memory: {},
      }
    },
  },
  answer: flow<Setting>('MFA_SETUP').step(keepAuthenticator).step(pass('MFA_SETUP')),
}
