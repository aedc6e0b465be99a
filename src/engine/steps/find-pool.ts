import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { poolNotFound } from '../pools/refusals.ts'

/** Finds the pool that an administrator names. No client is involved. */
export const findPool: Step<{ UserPoolId: string }, { pool: UserPool; client: undefined }> = {
  name: 'find pool',
  async run({ UserPoolId }, { pools }) {
    const pool = await pools.byId(UserPoolId)
    if (!pool) throw poolNotFound(UserPoolId)
    return { pool, client: undefined }
  },
}
