import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { NameClaim, Refusal } from '../effect.ts'

/** A name as it is looked for: where a pool ignores case, in small letters. */
export const nameKey = ({ properties }: UserPool, typed: string) =>
  properties.UsernameConfiguration?.CaseSensitive === false ? typed.toLowerCase() : typed

/** Attributes that stand in the place of a user name. */
export const usernameAttributes = ({ properties }: UserPool) => properties.UsernameAttributes ?? []
/** Attributes by which people sign in beside a user name. */
export const aliases = ({ properties }: UserPool) => properties.AliasAttributes ?? []

/** How an account that is only now made is refused: its operation lists no other code. */
export const takenAsName = (attribute: string) => ({
  code: 'UsernameExistsException' as const,
  message: `An account with the given ${attribute} already exists.`,
})
// And how one is that was there before: here no operation lists the other.
const takenAsAlias = (attribute: string) => ({
  code: 'AliasExistsException' as const,
  message: `An account with the ${attribute} already exists.`,
})

/**
 * Every name that leads to a user, each of which only one user of a pool may have. An e-mail address or
 * a phone number is an alias once it is verified; `preferred_username` once the account is confirmed. Who came to
 * be by a provider is known by no alias, so that what a provider says takes none away from anybody.
 */
export function namesOf(
  pool: UserPool,
  user: User,
  take: readonly string[] = [],
  taken: (attribute: string) => Refusal = takenAsAlias,
): NameClaim[] {
  const { username, sub, attributes, status } = user
  const key = (name: string) => nameKey(pool, name)
  const names: NameClaim[] = [{ name: key(username), taken: { code: 'UsernameExistsException' } }]
  if (sub !== username) names.push({ name: key(sub), taken: { code: 'UsernameExistsException' } })
  if (status === 'EXTERNAL_PROVIDER') return names
  for (const attribute of usernameAttributes(pool)) {
    const value = attributes[attribute]
    if (value) names.push({ name: key(value), taken: taken(attribute) })
  }
  for (const attribute of aliases(pool)) {
    const value = attributes[attribute]
    const counts =
      attribute === 'preferred_username'
        ? status !== 'UNCONFIRMED'
        : attributes[`${attribute}_verified`] === 'true'
    if (!value || !counts || names.some(({ name }) => name === key(value))) continue
    names.push({
      name: key(value),
      taken: taken(attribute),
      // Such a name may be somebody's user name, which nobody gives up.
      ...(attribute !== 'preferred_username' && take.includes(attribute) && { take: attribute }),
    })
  }
  return names
}
