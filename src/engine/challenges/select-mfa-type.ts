import { Fault } from '../../model/fault.ts'
import type { Challenge } from '../challenge.ts'
import { required } from '../sign-in/turn.ts'
import { proofsOf } from '../step-up/proofs.ts'
import { secondsTowards } from '../step-up/reach.ts'
import { activeFactors, possibleFactors } from '../users/factors.ts'

// The API's own text has this name for an answer; its clients send the challenge's.
const otherNames: Readonly<Record<string, string>> = { EMAIL_MFA: 'EMAIL_OTP' }

/** Asks which second proof the user prefers to give. */
export const SELECT_MFA_TYPE: Challenge<'SELECT_MFA_TYPE'> = {
  ask: {
    name: 'offer second proofs',
    run({ pool, user, signIn }) {
      const { target } = signIn
      const towards = target ? secondsTowards(pool, user, target.level, proofsOf(signIn)) : []
      const active = activeFactors(pool, user)
      const offered = [towards, active].find(({ length }) => length > 0) ?? possibleFactors(pool, user)
      return {
        parameters: { MFAS_CAN_CHOOSE: JSON.stringify(offered), USER_ID_FOR_SRP: user.username },
        memory: { offered },
      }
    },
  },
  answer: {
    name: 'SELECT_MFA_TYPE',
    run({ signIn: { asked: _asked, ...signIn }, given, memory }) {
      const said = required(given, 'ANSWER')
      const mfa = memory.offered.find((name) => name === (otherNames[said] ?? said))
      // The sentence is unverified.
      if (!mfa) throw new Fault('InvalidParameterException', 'Invalid MFA type selected.')
      return { signIn: { ...signIn, mfa } }
    },
  },
}
