import { offeredTo } from '../engine/users/factors.ts'
import type { Api } from '../model/api.ts'
import type { UserPool } from '../model/pool.ts'
import type { User } from '../model/user.ts'
import { sayFactors } from './say-user.ts'

type Answer = Api['GetUserAuthFactors']['output']
type Factor = NonNullable<Answer['ConfiguredUserAuthFactors']>[number]

/** First and second proofs of a user, as the API tells them. */
export function sayAuthFactors(pool: UserPool, user: User): Answer {
  const first = offeredTo(pool, user).filter((name) => name !== 'PASSWORD_SRP')
  const second = user.factors?.authenticator ? ['SOFTWARE_TOKEN' as const] : []
  return {
    Username: user.username,
    ...sayFactors(pool, user),
    ConfiguredUserAuthFactors: [...first, ...second] as Factor[],
  }
}
