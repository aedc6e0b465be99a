import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'

/** Takes back every right to tokens that a user has. */
export const signOutEverywhere: Step<{ pool: UserPool; user: User }> = {
  name: 'sign out everywhere',
  run({ pool, user: { username } }, { clock }, { effects }) {
    effects.push({ kind: 'revoke grants', poolId: pool.id, username })
    effects.push({ kind: 'patch user', poolId: pool.id, username, set: { validSince: clock.now() } })
    return undefined
  },
}
