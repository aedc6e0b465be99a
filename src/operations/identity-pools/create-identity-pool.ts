import { flow } from '../../engine/flow.ts'
import { makePool } from '../../engine/identity/pools/make-pool.ts'
import { readPoolProperties } from '../../engine/identity/pools/pool-properties.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'
import { sayIdentityPool } from '../say-identity-pool.ts'

/** Makes an identity pool that lasts until it is deleted through the API. */
export const CreateIdentityPool = identityOperation(
  'CreateIdentityPool',
  'admin',
  flow<IdentityApi['CreateIdentityPool']['input']>('CreateIdentityPool')
    .step(readPoolProperties)
    .step(makePool),
  ({ identityPool }) => sayIdentityPool(identityPool),
)
