import { usernameAttributes } from '../../engine/users/names.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'

/** What somebody knows themselves by: what they sign in with, and of a provider's profile, whose name nobody knows, the address. */
export function calledBy(pool: UserPool, { username, attributes, status }: User): string {
  const addresses =
    status === 'EXTERNAL_PROVIDER' ? ['email', 'name', 'phone_number'] : usernameAttributes(pool)
  return addresses.map((name) => attributes[name]).find(Boolean) ?? username
}
