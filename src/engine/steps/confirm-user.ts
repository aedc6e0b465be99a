import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { SentCode, User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { namesOf } from '../users/names.ts'
import { provenBy } from './verify-address.ts'

/** Refuses to confirm who is confirmed, or in any other state than waiting for it. */
export const checkUnconfirmed: Step<{ user: User }> = {
  name: 'check that user is unconfirmed',
  run({ user: { status, stranger } }) {
    // Of a stranger nothing is said: the code that was never sent refuses soon enough.
    if (stranger || status === 'UNCONFIRMED') return undefined
    throw new Fault('NotAuthorizedException', `User cannot be confirmed. Current status is ${status}`)
  },
}

/** Turns an account into one that may sign in; a code that came back verifies where it was sent. */
export const confirmUser: Step<
  { pool: UserPool; user: User; spent: SentCode | undefined; moveAliases: boolean },
  { user: User }
> = {
  name: 'confirm user',
  run({ pool, user, spent, moveAliases }, { clock }, { effects }) {
    const verified = spent ? provenBy(spent, user) : {}
    const modifiedAt = clock.now()
    const confirmed: User = {
      ...user,
      status: 'CONFIRMED',
      attributes: { ...user.attributes, ...verified },
      modifiedAt,
    }
    effects.push({
      kind: 'patch user',
      poolId: pool.id,
      username: user.username,
      set: { status: 'CONFIRMED', attributes: verified, modifiedAt },
      names: namesOf(pool, confirmed, moveAliases && spent?.attribute ? [spent.attribute] : []),
    })
    return { user: confirmed }
  },
}
