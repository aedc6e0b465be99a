import type { UserPool } from '../../model/pool.ts'
import type { Level, Proof, Target } from '../../model/proof.ts'
import type { FirstFactor, MfaName, User } from '../../model/user.ts'
import { offeredTo, possibleFactors } from '../users/factors.ts'
import { ways } from './levels.ts'

type Rules = Pick<UserPool, 'properties'>

const firsts: Readonly<Record<FirstFactor, readonly Proof[]>> = {
  PASSWORD: ['pwd'],
  PASSWORD_SRP: ['pwd'],
  EMAIL_OTP: ['email_otp'],
  SMS_OTP: ['sms'],
  WEB_AUTHN: ['swk', 'hwk'],
}
const seconds: Readonly<Record<MfaName, Proof>> = {
  SMS_MFA: 'sms',
  SOFTWARE_TOKEN_MFA: 'otp',
  EMAIL_OTP: 'email_otp',
}

/** What is missing of each way that reaches a level, or a higher one, in the order in which it is to be proved. */
const missing = (level: Level, proved: readonly Proof[]): readonly (readonly Proof[])[] =>
  ways
    .filter((way) => way.level >= level)
    .map(({ proofs }) => proofs.filter((proof) => !proved.includes(proof)))

const secondsOf = (pool: Rules, user: User): readonly MfaName[] =>
  (pool.properties.MfaConfiguration ?? 'OFF') === 'OFF' ? [] : possibleFactors(pool, user)

/** Second proofs of the user any of which reaches the level, a password being proved. */
export const secondsTowards = (
  pool: Rules,
  user: User,
  level: Level,
  proved: readonly Proof[],
): readonly MfaName[] => {
  const wanted = missing(level, proved)
    .filter((way) => way.length === 1)
    .flat()
  if (!proved.includes('pwd')) return []
  return secondsOf(pool, user).filter((name) => wanted.includes(seconds[name]))
}

/**
 * First proofs by which a sign-in can begin to reach its level. Where nobody may hear who exists and what they
 * have set up, whether it can be finished is seen later.
 */
export function firstsTowards(
  pool: Rules,
  user: User,
  { level, credit }: Target,
  hidden: boolean,
): readonly FirstFactor[] {
  const able: readonly Proof[] = secondsOf(pool, user).map((name) => seconds[name])
  const open = ways
    .filter((way) => way.level >= level)
    .map(({ proofs }) => {
      const left = proofs.filter((proof) => !credit.includes(proof))
      // What completes an earlier password is a second proof, and must be one that the user may give as such.
      const completes = left.length < proofs.length && left[0] !== 'pwd'
      return { first: left[0], due: completes ? left : left.slice(1) }
    })
    .filter(({ due }) => hidden || due.every((proof) => able.includes(proof)))
  return offeredTo(pool, user).filter((name) =>
    open.some(({ first }) => first !== undefined && firsts[name].includes(first)),
  )
}

/** Whether a user can reach a level with what is set up, and with what counts of an earlier sign-in. */
export const canReach = (pool: Rules, user: User, target: Target): boolean =>
  missing(target.level, target.credit).some((way) => way.length === 0) ||
  secondsTowards(pool, user, target.level, target.credit).length > 0 ||
  firstsTowards(pool, user, target, false).length > 0
