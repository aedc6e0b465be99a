import type { AppClient, UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { clientNotFound, poolNotFound } from '../pools/refusals.ts'

/** Finds the app client, and through it the pool; an administrator names both, and they must agree. */
export const findClient: Step<
  { ClientId: string; UserPoolId?: string | undefined },
  { pool: UserPool; client: AppClient }
> = {
  name: 'find client',
  async run({ ClientId, UserPoolId }, { pools }) {
    if (UserPoolId !== undefined && !(await pools.byId(UserPoolId))) throw poolNotFound(UserPoolId)
    const found = await pools.byClientId(ClientId)
    if (!found || (UserPoolId ?? found.pool.id) !== found.pool.id) throw clientNotFound(ClientId)
    return found
  },
}
