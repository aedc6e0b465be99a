import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { reserve } from '../secrets/lockout.ts'

type Counted = { readonly pool: UserPool; readonly user: User }
const key = ({ pool, user }: Counted) => `password ${pool.id} ${user.username}`

/** Counts a try of a password before it is judged. By name, so that a stranger is locked out like anybody. */
export const countAttempt: Step<Counted> = {
  name: 'count attempt',
  async run(facts, { store, clock }) {
    let locked = false
    await store.count(key(facts), (was) => {
      const next = reserve(was, clock.now())
      locked = next === 'locked'
      return next === 'locked' ? was : next
    })
    if (locked) throw new Fault('NotAuthorizedException', 'Password attempts exceeded')
    return undefined
  },
}

/** Forgets the tries before one that was right. */
export const forgetAttempts: Step<Counted> = {
  name: 'forget attempts',
  async run(facts, { store }) {
    await store.count(key(facts), () => undefined)
    return undefined
  },
}
