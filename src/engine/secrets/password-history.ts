import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Write } from '../effect.ts'
import type { Ports } from '../ports.ts'
import { policyOf } from './password-policy.ts'
import { fits, srpName } from './srp.ts'

/**
 * How many passwords a user may not take again. That the one which the user has now is the first of them is
 * unverified.
 */
const sizeOf = (pool: UserPool) => policyOf(pool).PasswordHistorySize ?? 0

/** Whether a password is the user's, or one of the last that the pool still remembers. */
export async function wasUsed(
  pool: UserPool,
  user: User,
  password: string,
  { store, srp }: Pick<Ports, 'store' | 'srp'>,
): Promise<boolean> {
  const size = sizeOf(pool)
  if (!size) return false
  const old = await store.oldPasswords(pool.id, user.username)
  const kept = [...(user.password ? [user.password] : []), ...old].slice(0, size)
  const name = srpName(pool.id, user.username)
  const found = await Promise.all(kept.map((one) => fits(one, name, password, srp)))
  return found.includes(true)
}

/** What remembers the password that another takes the place of. Written before it. */
export function retiring(pool: UserPool, { poolId, username, password }: User): readonly Write[] {
  const keep = sizeOf(pool) - 1
  return password && keep > 0 ? [{ kind: 'retire password', poolId, username, keep }] : []
}
