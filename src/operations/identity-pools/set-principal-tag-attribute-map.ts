import { flow } from '../../engine/flow.ts'
import { findIdentityPool } from '../../engine/identity/find-identity-pool.ts'
import { refuseDeclared } from '../../engine/identity/pools/refuse-declared.ts'
import { setTagMap } from '../../engine/identity/pools/set-tag-map.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

/** Says which claims of a provider become principal tags. */
export const SetPrincipalTagAttributeMap = identityOperation(
  'SetPrincipalTagAttributeMap',
  'admin',
  flow<IdentityApi['SetPrincipalTagAttributeMap']['input']>('SetPrincipalTagAttributeMap')
    .step(findIdentityPool)
    .step(refuseDeclared)
    .step(setTagMap),
  ({ identityPool, map }) => ({ IdentityPoolId: identityPool.id, ...map }),
)
