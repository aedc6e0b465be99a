import { flow } from '../../engine/flow.ts'
import { findIdentityPool } from '../../engine/identity/find-identity-pool.ts'
import { readPoolProperties } from '../../engine/identity/pools/pool-properties.ts'
import { refuseDeclared } from '../../engine/identity/pools/refuse-declared.ts'
import { updatePool } from '../../engine/identity/pools/update-pool.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'
import { sayIdentityPool } from '../say-identity-pool.ts'

/** Says anew what an identity pool is, as a whole: what is left out is no longer so. */
export const UpdateIdentityPool = identityOperation(
  'UpdateIdentityPool',
  'admin',
  flow<IdentityApi['UpdateIdentityPool']['input']>('UpdateIdentityPool')
    .step(findIdentityPool)
    .step(refuseDeclared)
    .step(readPoolProperties)
    .step(updatePool),
  ({ identityPool }) => sayIdentityPool(identityPool),
)
