import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { reserve } from '../secrets/lockout.ts'
import { nameKey } from '../users/names.ts'

/** What is judged, and by whom: a password here, or by the script that knows people from elsewhere; a code at sign-in. */
type Judge = 'password' | 'migration' | 'code'
/** Whose tries are counted. */
export type Counted = { readonly pool: UserPool; readonly user: { readonly username: string } }
/** The counter of a judge for a user. Elsewhere case and blanks may not tell people apart, so there they do not count. */
export const attemptsKey = (judge: Judge, { pool, user: { username } }: Counted) =>
  `${judge} ${pool.id} ${judge === 'migration' ? username.trim().toLowerCase() : nameKey(pool, username)}`

export const exceeded = () => new Fault('NotAuthorizedException', 'Password attempts exceeded')

/** Counts a try before it is judged, where a script judges. By name, so that a stranger is locked out like anybody. */
export const countAttempt = (judge: Judge): Step<Counted> => ({
  name: 'count attempt',
  async run(facts, { store, clock }) {
    let locked = false
    await store.count(attemptsKey(judge, facts), (was) => {
      const next = reserve(was, clock.now())
      locked = next === 'locked'
      return next === 'locked' ? was : next
    })
    if (locked) throw exceeded()
    return undefined
  },
})

/** Forgets the tries before one that was right. */
export const forgetAttempts = (judge: Judge): Step<Counted> => ({
  name: 'forget attempts',
  async run(facts, { store }) {
    await store.count(attemptsKey(judge, facts), () => undefined)
    return undefined
  },
})
