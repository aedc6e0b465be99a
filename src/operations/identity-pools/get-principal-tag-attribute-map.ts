import { flow } from '../../engine/flow.ts'
import { findIdentityPool } from '../../engine/identity/find-identity-pool.ts'
import { readTagMap } from '../../engine/identity/pools/set-tag-map.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

/** Tells which claims of a provider become principal tags. */
export const GetPrincipalTagAttributeMap = identityOperation(
  'GetPrincipalTagAttributeMap',
  'admin',
  flow<IdentityApi['GetPrincipalTagAttributeMap']['input']>('GetPrincipalTagAttributeMap')
    .step(findIdentityPool)
    .step(readTagMap),
  ({ identityPool, map }) => ({ IdentityPoolId: identityPool.id, ...map }),
)
