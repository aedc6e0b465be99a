import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'

const addressOf = { EMAIL_OTP: 'email', SMS_OTP: 'phone_number' } as const

/** The addresses by which the users of a pool can sign in with a code alone. */
export const codeAddresses = ({
  properties: { Policies },
}: UserPool): readonly ('email' | 'phone_number')[] =>
  (Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? []).flatMap((factor) =>
    factor === 'EMAIL_OTP' || factor === 'SMS_OTP' ? [addressOf[factor]] : [],
  )

/** Whether a pool has users who have no password, since codes let them in. */
export const takesPasswordless = (pool: UserPool): boolean => codeAddresses(pool).length > 0

/** Refuses somebody without a password whom no code could reach. The sentence is unverified. */
export function checkReachable(pool: UserPool, attributes: Readonly<Record<string, string>>): void {
  const addresses = codeAddresses(pool)
  if (!addresses.some((name) => attributes[name]))
    throw new Fault(
      'InvalidParameterException',
      `Users without a password must have ${addresses.join(' or ')}.`,
    )
}
