import { asList } from '../engine/users/attributes.ts'
import { activeFactors } from '../engine/users/factors.ts'
import { identityAttribute } from '../engine/users/identities.ts'
import type { UserPool } from '../model/pool.ts'
import type { User } from '../model/user.ts'

/** A user's attributes as the API lists them, `sub` first. */
export const sayAttributes = ({ sub, attributes, identities }: User) =>
  asList({ sub, ...attributes, ...identityAttribute(identities) })

/** What administrators are told of a user, beside name and attributes. Times are seconds. */
export const sayState = ({ createdAt, modifiedAt, enabled, status }: User) => ({
  UserCreateDate: createdAt / 1000,
  UserLastModifiedDate: modifiedAt / 1000,
  Enabled: enabled,
  UserStatus: status,
})

/** Second proofs of a user as the API tells them; nothing where none is turned on. */
export function sayFactors(pool: UserPool, user: User) {
  const active = activeFactors(pool, user)
  const { preferred } = user.factors ?? {}
  return {
    ...(active.length && { UserMFASettingList: [...active] }),
    ...(preferred && active.includes(preferred) && { PreferredMfaSetting: preferred }),
  }
}

/** Codes by text as they were told before there were other second proofs; nothing of any other. */
export const sayMfaOptions = (pool: UserPool, user: User) =>
  activeFactors(pool, user).includes('SMS_MFA')
    ? { MFAOptions: [{ DeliveryMedium: 'SMS' as const, AttributeName: 'phone_number' }] }
    : {}

/** A user as lists and AdminCreateUser show one. */
export const sayUser = (pool: UserPool, user: User) => ({
  Username: user.username,
  Attributes: sayAttributes(user),
  ...sayState(user),
  ...sayMfaOptions(pool, user),
})
