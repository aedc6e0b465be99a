import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { clientNotFound, poolNotFound } from '../pools/refusals.ts'

/** What is said of every client that says nothing of its own. */
export const everyClient = 'ALL'

/** Finds the pool, and whom of it is meant: one client by its id, or all, by `ALL` or by no id. */
export const findClientOrAll: Step<
  { UserPoolId: string; ClientId?: string | undefined },
  { pool: UserPool; whose: string }
> = {
  name: 'find client or all',
  async run({ UserPoolId, ClientId: whose = everyClient }, { pools }) {
    const pool = await pools.byId(UserPoolId)
    if (!pool) throw poolNotFound(UserPoolId)
    if (whose !== everyClient && !pool.clients.some(({ id }) => id === whose)) throw clientNotFound(whose)
    return { pool, whose }
  },
}
