import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'

/** How often an hour one user may do these. Where AWS gives a range (5 to 20), its upper end. */
const most = {
  'confirm sign-up': 15,
  'resend code': 5,
  'reset password': 20,
  'change password': 5,
  'ask for a code': 5,
  'verify an address': 15,
} as const
const hour = 3_600_000

/** Refuses what one user has done too often, counted before it is judged. */
export const limit = (what: keyof typeof most): Step<{ pool: UserPool; user: User }> => ({
  name: `limit ${what}`,
  async run({ pool, user }, { store, clock }) {
    let exceeded = false
    await store.count(`${what} ${pool.id} ${user.username}`, (was) => {
      const now = clock.now()
      const begun = was && now - was.last < hour ? was : { failures: 0, last: now }
      exceeded = begun.failures >= most[what]
      return exceeded ? begun : { ...begun, failures: begun.failures + 1 }
    })
    if (exceeded) throw new Fault('LimitExceededException')
    return undefined
  },
})
