import type { UserPool } from '../../model/pool.ts'
import type { FirstFactor, MfaName, User } from '../../model/user.ts'

/** What a pool says of second proofs. */
type Rules = Pick<UserPool, 'properties'>

/** The address that each second proof is sent to. */
const addressOf = { SMS_MFA: 'phone_number', EMAIL_OTP: 'email' } as const

const recovers = { email: 'verified_email', phone_number: 'verified_phone_number' } as const

/** By which address the pool's users get back in who have forgotten their password, before all others. */
const firstRecovery = ({ properties: { AccountRecoverySetting } }: Rules) =>
  [...(AccountRecoverySetting?.RecoveryMechanisms ?? [])].sort(
    (one, other) => one.Priority - other.Priority,
  )[0]?.Name

// Whoever has the one address would have both proofs. Only where the pool says how people recover: that
// one which says nothing is asked for less is unverified.
const recovering = (pool: Rules, name: 'email' | 'phone_number') => firstRecovery(pool) === recovers[name]

const verified = ({ attributes }: User, name: 'email' | 'phone_number') =>
  attributes[name] !== undefined && attributes[`${name}_verified`] === 'true'

/** Second proofs that this user could give in this pool. */
export function possibleFactors(pool: Rules, user: User): readonly MfaName[] {
  const able = (name: MfaName) =>
    name === 'SOFTWARE_TOKEN_MFA'
      ? user.factors?.authenticator !== undefined
      : verified(user, addressOf[name]) && !recovering(pool, addressOf[name])
  return (pool.properties.EnabledMfas ?? []).filter(able)
}

/**
 * Second proofs that whoever has none can set up in a sign-in: an authenticator, and codes by mail, for which the user
 * brings an address of their own where none is verified. In which order Cognito tells them is unverified.
 */
export function settableFactors(pool: Rules, user: User): readonly MfaName[] {
  const addressable = user.status === 'CONFIRMED' && !verified(user, 'email') && !recovering(pool, 'email')
  return (['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const).filter(
    (name) => pool.properties.EnabledMfas?.includes(name) && (name !== 'EMAIL_OTP' || addressable),
  )
}

/**
 * Those of them that are turned on. An authenticator is, once it works, until it is turned off; messages
 * are not until they are turned on.
 */
export const activeFactors = (pool: Rules, user: User): readonly MfaName[] =>
  possibleFactors(pool, user).filter((name) => user.factors?.turned?.[name] ?? name === 'SOFTWARE_TOKEN_MFA')

/** Whether a passkey is the second proof as well as the first, because its device knows its owner. */
export const passkeyIsBoth = ({ properties }: Rules) =>
  properties.WebAuthnFactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION'

/**
 * First proofs that this user may choose from. A temporary password must be used before anything else,
 * and neither a code alone nor a passkey that is one proof does where a second is due. Whoever came from a provider
 * proves nothing here: else an address that it once told would let people in whom it lets in no more. Unverified.
 */
export function offeredTo(pool: Rules, user: User): readonly FirstFactor[] {
  if (user.status === 'FORCE_CHANGE_PASSWORD') return passwords
  if (user.status === 'EXTERNAL_PROVIDER') return []
  const { Policies, MfaConfiguration = 'OFF' } = pool.properties
  const allowed = Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD']
  const due =
    MfaConfiguration === 'ON' || (MfaConfiguration === 'OPTIONAL' && activeFactors(pool, user).length > 0)
  const byCode = (factor: 'EMAIL_OTP' | 'SMS_OTP', attribute: 'email' | 'phone_number') =>
    !due && user.attributes[attribute] !== undefined ? [factor] : []
  return allowed.flatMap((factor): readonly FirstFactor[] => {
    if (factor === 'PASSWORD') return user.password ? passwords : user.importedHash ? ['PASSWORD'] : []
    if (factor === 'EMAIL_OTP') return byCode(factor, 'email')
    if (factor === 'SMS_OTP') return byCode(factor, 'phone_number')
    return factor === 'WEB_AUTHN' && user.passkey && (!due || passkeyIsBoth(pool)) ? [factor] : []
  })
}

// The order in which they are offered is as seen in recorded answers.
const passwords: readonly FirstFactor[] = ['PASSWORD_SRP', 'PASSWORD']
