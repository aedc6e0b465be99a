import { flow, type Step } from '../../engine/flow.ts'
import { page } from '../../engine/page.ts'
import { replicasOf } from '../../engine/pools/make-replica.ts'
import type { Api } from '../../model/api.ts'
import type { Dates, UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayDates } from '../read-dates.ts'
import { sayLambdaConfig } from '../say-pool.ts'

type Input = Api['ListUserPools']['input']

const listPools: Step<
  Input,
  { pools: readonly { pool: UserPool; dates: Dates }[]; next: string | undefined }
> = {
  name: 'list pools',
  async run({ MaxResults, NextToken }, { pools }) {
    const { items, next } = page(await pools.all(), ({ id }) => id, { limit: MaxResults, token: NextToken })
    return { pools: items.map((pool) => ({ pool, dates: pools.dates(pool) })), next }
  },
}

const sayReplicaRegions = (pool: UserPool) => {
  const regions = replicasOf(pool).map(({ region }) => region)
  return regions.length ? { ReplicaRegions: regions } : {}
}

/** Lists the pools that are served here. */
export const ListUserPools = operation(
  'ListUserPools',
  'admin',
  flow<Input>('ListUserPools').step(listPools),
  ({ pools, next }) => ({
    UserPools: pools.map(({ pool, dates }) => ({
      Id: pool.id,
      Name: pool.properties.UserPoolName,
      LambdaConfig: sayLambdaConfig(pool),
      ...sayDates(dates),
      ...sayReplicaRegions(pool),
    })),
    ...(next && { NextToken: next }),
  }),
)
