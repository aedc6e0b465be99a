import type { UserPool } from '../../model/pool.ts'
import type { ChallengeName, SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import { sparesSecondProof } from '../devices/rules.ts'
import { nextTowards } from '../step-up/next-towards.ts'
import { activeFactors, possibleFactors } from '../users/factors.ts'
import { hasProved } from './turn.ts'

/** What can come next: a question, the pool's own script to decide it, or the end. */
export type Next = ChallengeName | 'script' | 'end'

/**
 * Decides what a sign-in must answer next, or that it has answered enough. Steps never send a caller
 * to one another: each ends, and this decides from what is stored.
 */
export function nextChallenge(signIn: SignIn, user: User, pool: Pick<UserPool, 'properties'>): Next {
  // Even where a second proof is due: the code was one, and the next sign-in asks for it.
  if (signIn.afterSignUp === 'confirmed' && user.status === 'CONFIRMED') return deviceProof(signIn) ?? 'end'
  const password = hasProved(signIn, 'PASSWORD', 'PASSWORD_VERIFIER')
  if (signIn.flow === 'CUSTOM_AUTH') {
    const second = password ? secondFactor(signIn, user, pool) : undefined
    if (second) return second
    if (!signIn.ruling) return 'script'
    if (signIn.ruling === 'tokens') return deviceProof(signIn) ?? 'end'
    // Pages take the password itself, where an app would have sent half of an exchange.
    return signIn.ruling === 'PASSWORD_VERIFIER' && signIn.authorization ? 'PASSWORD' : signIn.ruling
  }
  if (password && user.status === 'FORCE_CHANGE_PASSWORD') return 'NEW_PASSWORD_REQUIRED'
  const none = !password && !hasProved(signIn, 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN')
  const towards = signIn.target ? nextTowards(signIn, user, pool) : none && 'first'
  if (towards) return towards === 'first' ? firstFactor(signIn) : towards
  const known = password || signIn.target?.credit.includes('pwd')
  return (known ? secondFactor(signIn, user, pool) : undefined) ?? deviceProof(signIn) ?? 'end'
}

/** How somebody begins who has proved nothing yet. */
function firstFactor({ flow, factor, srpA }: SignIn): ChallengeName {
  if (flow !== 'USER_AUTH') return 'PASSWORD_VERIFIER'
  if (factor === undefined) return 'SELECT_CHALLENGE'
  if (factor === 'PASSWORD_SRP') return srpA ? 'PASSWORD_VERIFIER' : 'PASSWORD_SRP'
  return factor
}

/** What a known device must still answer. It is the last question: what the device spares is spared only to itself. */
function deviceProof(signIn: SignIn): ChallengeName | undefined {
  if (!signIn.device || hasProved(signIn, 'DEVICE_PASSWORD_VERIFIER')) return undefined
  return signIn.device.srpA ? 'DEVICE_PASSWORD_VERIFIER' : 'DEVICE_SRP_AUTH'
}

/** Which second proof is due, and was not given yet. */
function secondFactor(
  signIn: SignIn,
  user: User,
  pool: Pick<UserPool, 'properties'>,
): ChallengeName | undefined {
  const { MfaConfiguration = 'OFF' } = pool.properties
  if (MfaConfiguration === 'OFF' || user.stranger) return undefined
  if (hasProved(signIn, 'SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'MFA_SETUP')) return undefined
  const demanded = signIn.watched?.demands === true
  if (
    !demanded &&
    signIn.target?.credit.some((proof) => proof === 'otp' || proof === 'sms' || proof === 'email_otp')
  )
    return undefined
  if (signIn.device?.remembered && sparesSecondProof(pool) && !demanded) return undefined
  if (signIn.mfa) return signIn.mfa
  const active = activeFactors(pool, user)
  // Where every user must give one, or the risk demands it, whatever the user could give is asked for, turned on or not.
  const choices =
    (MfaConfiguration === 'ON' || demanded) && !active.length ? possibleFactors(pool, user) : active
  const { preferred } = user.factors ?? {}
  if (preferred && choices.includes(preferred)) return preferred
  if (choices.length > 1) return 'SELECT_MFA_TYPE'
  return choices[0] ?? (MfaConfiguration === 'ON' ? 'MFA_SETUP' : undefined)
}
