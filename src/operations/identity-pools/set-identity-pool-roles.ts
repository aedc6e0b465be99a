import { flow } from '../../engine/flow.ts'
import { findIdentityPool } from '../../engine/identity/find-identity-pool.ts'
import { refuseDeclared } from '../../engine/identity/pools/refuse-declared.ts'
import { setRoles } from '../../engine/identity/pools/set-roles.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

/** Says which roles an identity pool gives, and by which rules. */
export const SetIdentityPoolRoles = identityOperation(
  'SetIdentityPoolRoles',
  'admin',
  flow<IdentityApi['SetIdentityPoolRoles']['input']>('SetIdentityPoolRoles')
    .step(findIdentityPool)
    .step(refuseDeclared)
    .step(setRoles),
  () => ({}),
)
