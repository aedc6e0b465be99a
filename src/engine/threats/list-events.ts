import type { AuthEvent } from '../../model/auth-event.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { pageSize, readToken, writeToken } from '../page.ts'

/** Lists what was tried in a user's name, the newest first, a page at a time. */
export const listEvents: Step<
  {
    readonly pool: UserPool
    readonly user: User
    readonly MaxResults?: number | undefined
    readonly NextToken?: string | undefined
  },
  { events: readonly AuthEvent[]; next: string | undefined }
> = {
  name: 'list events',
  async run({ pool, user, MaxResults, NextToken }, { store }) {
    const after = readToken(NextToken)
    const { events, next } = await store.authEvents(pool.id, user.username, {
      // AWS takes a limit of 0 for none.
      limit: MaxResults || pageSize,
      ...(after !== undefined && { after }),
    })
    return { events, next: next === undefined ? undefined : writeToken(next) }
  },
}
