import { flow } from '../../engine/flow.ts'
import { makePool } from '../../engine/pools/make-pool.ts'
import { readNewPool } from '../../engine/pools/read-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayPool } from '../say-pool.ts'

/** Makes a user pool that lasts until it is deleted through the API. */
export const CreateUserPool = operation(
  'CreateUserPool',
  'admin',
  flow<Api['CreateUserPool']['input']>('CreateUserPool').step(readNewPool).step(makePool),
  ({ pool, dates }) => ({ UserPool: { ...sayPool(pool, dates), EstimatedNumberOfUsers: 0 } }),
)
