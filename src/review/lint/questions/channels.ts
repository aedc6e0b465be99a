import type { PoolDocument } from '../../../config/made/documents.ts'
import { secondFactors } from './second-factors.ts'

/** Why a pool sends texts: the words that ask for them, each with where it stands. */
export function textsSent(pool: PoolDocument): readonly (readonly [why: string, path: readonly string[]])[] {
  return [
    ...((pool.signUp?.verify ?? []).includes('phone')
      ? [['`signUp.verify` has `phone`', ['signUp', 'verify']] as const]
      : []),
    ...(secondFactors(pool).includes('sms')
      ? [['`sms` is a second factor', ['mfa', 'factors']] as const]
      : []),
    ...((pool.signIn?.factors ?? []).includes('smsOtp')
      ? [['`smsOtp` is a first factor', ['signIn', 'factors']] as const]
      : []),
  ]
}

/** Whether a pool sends mail by itself. */
export const sendsMail = ({ signUp, recovery = [], signIn, threatProtection, ...pool }: PoolDocument) =>
  !pool.triggers?.customEmailSender &&
  ((signUp?.verify ?? []).includes('email') ||
    recovery.includes('email') ||
    secondFactors(pool).includes('email') ||
    (signIn?.factors ?? []).includes('emailOtp') ||
    threatProtection?.takeover?.notify === true)

/** Whether users of a pool have an e-mail address that it knows of. */
export const knowsMail = ({ signIn, signUp, recovery = [], attributes = {}, ...pool }: PoolDocument) =>
  [signIn?.with, signIn?.aliases, signUp?.verify, recovery].some((list) =>
    (list as readonly string[] | undefined)?.includes('email'),
  ) ||
  Object.hasOwn(attributes, 'email') ||
  Object.values(pool.identityProviders ?? {}).some(({ map = {} }) => Object.hasOwn(map, 'email'))
