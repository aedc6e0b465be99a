import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { checkReachable } from '../users/passwordless.ts'

/** Makes sure that a new user can come in: by a password, or by a code to an address. */
export const checkWayIn: Step<{ pool: UserPool; user: User; password: string | undefined }> = {
  name: 'check way in',
  run({ pool, user, password }) {
    if (password === undefined) checkReachable(pool, user.attributes)
    return undefined
  },
}
