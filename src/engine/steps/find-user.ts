import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { nameKey } from '../users/names.ts'

/** Finds the user whom an administrator names, by any name; administrators are told who does not exist. */
export const findUser: Step<{ pool: UserPool; Username: string }, { user: User }> = {
  name: 'find user',
  async run({ pool, Username }, { store }) {
    const user = await store.userByName(pool.id, nameKey(pool, Username))
    if (!user) throw new Fault('UserNotFoundException')
    return { user }
  },
}
