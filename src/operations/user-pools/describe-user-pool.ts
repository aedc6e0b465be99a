import { flow, type Step } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { readDates } from '../read-dates.ts'
import { sayPool } from '../say-pool.ts'

const countUsers: Step<{ pool: UserPool }, { count: number }> = {
  name: 'count users',
  run: async ({ pool }, { store }) => ({ count: await store.userCount(pool.id) }),
}

/** Tells an administrator how a pool is set up. */
export const DescribeUserPool = operation(
  'DescribeUserPool',
  'admin',
  flow<Api['DescribeUserPool']['input']>('DescribeUserPool')
    .step(findPool)
    .step(readDates())
    .step(countUsers),
  ({ pool, dates, count }) => ({ UserPool: { ...sayPool(pool, dates), EstimatedNumberOfUsers: count } }),
)
