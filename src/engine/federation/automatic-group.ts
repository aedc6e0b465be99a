import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'

/** The group that everybody is in who came to be by a provider, beside those that the pool has. */
const nameOf = ({ id }: Pick<UserPool, 'id'>, provider: string) => `${id}_${provider}`

/**
 * The groups that Cognito puts people of providers into by itself, as tokens name them. Those who are only linked
 * to an identity are in none, which is unverified; the API tells of none of them.
 */
export const automaticGroups = (
  pool: Pick<UserPool, 'id'>,
  { identities = [] }: Pick<User, 'identities'>,
): readonly string[] =>
  identities.filter(({ primary }) => primary).map(({ provider }) => nameOf(pool, provider))
