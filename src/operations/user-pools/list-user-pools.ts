import { flow, type Step } from '../../engine/flow.ts'
import { page } from '../../engine/page.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayLambdaConfig } from '../say-pool.ts'

type Input = Api['ListUserPools']['input']

const listPools: Step<Input, { pools: readonly UserPool[]; next: string | undefined }> = {
  name: 'list pools',
  async run({ MaxResults, NextToken }, { pools }) {
    const { items, next } = page(await pools.all(), ({ id }) => id, { limit: MaxResults, token: NextToken })
    return { pools: items, next }
  },
}

/** Lists the pools that are served here. */
export const ListUserPools = operation(
  'ListUserPools',
  'admin',
  flow<Input>('ListUserPools').step(listPools),
  ({ pools, next }) => ({
    UserPools: pools.map((pool) => ({
      Id: pool.id,
      Name: pool.properties.UserPoolName,
      LambdaConfig: sayLambdaConfig(pool),
    })),
    ...(next && { NextToken: next }),
  }),
)
