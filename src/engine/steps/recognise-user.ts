import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { hidesUsers } from '../client-rules.ts'
import type { Step } from '../flow.ts'
import { stranger } from '../users/stranger.ts'

/** What Cognito says of nobody, by where it is asked. */
const nobody = {
  'sign-in': 'User does not exist.',
  account: 'Username/client id combination not found.',
}

/**
 * Makes sure there is a user to go on with. Where a client hides who exists, nobody becomes a stranger,
 * so that nothing after this asks who exists.
 */
export const recogniseUser = (
  where: keyof typeof nobody,
): Step<{ pool: UserPool; client: AppClient; typed: string; found: User | undefined }, { user: User }> => ({
  name: 'recognise user',
  run({ pool, client, typed, found }, { random }) {
    if (found) return { user: found }
    if (!hidesUsers(client)) throw new Fault('UserNotFoundException', nobody[where])
    return { user: stranger(pool, typed, random) }
  },
})
