import { flow, type Step } from '../../engine/flow.ts'
import { page } from '../../engine/page.ts'
import type { IdentityApi } from '../../model/api.ts'
import type { IdentityPool } from '../../model/model.ts'
import { identityOperation } from '../operation.ts'

type Input = IdentityApi['ListIdentityPools']['input']

const listPools: Step<Input, { pools: readonly IdentityPool[]; next: string | undefined }> = {
  name: 'list identity pools',
  async run({ MaxResults, NextToken }, { identityPools }) {
    const all = await identityPools.all()
    const { items, next } = page(all, ({ id }) => id, { limit: MaxResults, token: NextToken })
    return { pools: items, next }
  },
}

/** Lists the identity pools that are served here, declared ones and those that the API made. */
export const ListIdentityPools = identityOperation(
  'ListIdentityPools',
  'admin',
  flow<Input>('ListIdentityPools').step(listPools),
  ({ pools, next }) => ({
    IdentityPools: pools.map(({ id, properties }) => ({
      IdentityPoolId: id,
      IdentityPoolName: properties.IdentityPoolName,
    })),
    ...(next !== undefined && { NextToken: next }),
  }),
)
