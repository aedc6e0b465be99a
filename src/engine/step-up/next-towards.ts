import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { ChallengeName, SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import { hasProved } from '../sign-in/turn.ts'
import { levelOf } from './levels.ts'
import { proofsOf } from './proofs.ts'
import { secondsTowards } from './reach.ts'

/**
 * What a sign-in that is to reach a level must answer next: a first proof, or one of these questions; nothing
 * once it has reached it. Refuses one that cannot reach it, since it ends with all that was asked for or nothing.
 */
export function nextTowards(
  signIn: SignIn,
  user: User,
  pool: Pick<UserPool, 'properties'>,
): ChallengeName | 'first' | undefined {
  const { target, factor, mfa } = signIn
  // Nor does an earlier password where another was set since the question.
  if (target?.credit.includes('pwd') && user.status === 'FORCE_CHANGE_PASSWORD')
    throw new Fault('NotAuthorizedException')
  const proved = proofsOf(signIn)
  if (!target || (levelOf(proved) ?? 0) >= target.level) return undefined
  const begun = hasProved(signIn, 'PASSWORD', 'PASSWORD_VERIFIER', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN')
  if (!begun && factor) return 'first'
  const seconds = secondsTowards(pool, user, target.level, proved)
  const { preferred } = user.factors ?? {}
  const chosen = [mfa, preferred].find((name) => name !== undefined && seconds.includes(name))
  if (chosen) return chosen
  if (seconds.length > 1) return 'SELECT_MFA_TYPE'
  if (seconds[0]) return seconds[0]
  if (!begun) return 'first'
  // The code and the sentence are unverified.
  throw new Fault(
    'InvalidParameterException',
    'User does not have the factors to satisfy the requested ACR value.',
  )
}
