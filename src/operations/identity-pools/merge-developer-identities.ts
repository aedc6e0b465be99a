import { flow } from '../../engine/flow.ts'
import { findIdentityPool } from '../../engine/identity/find-identity-pool.ts'
import { mergeDeveloperUsers } from '../../engine/identity/developer/merge.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

/** Makes one identity of two of a developer's users: the source's logins go to the destination's identity. */
export const MergeDeveloperIdentities = identityOperation(
  'MergeDeveloperIdentities',
  'admin',
  flow<IdentityApi['MergeDeveloperIdentities']['input']>('MergeDeveloperIdentities')
    .step(findIdentityPool)
    .step(mergeDeveloperUsers),
  ({ identity }) => ({ IdentityId: identity.id }),
)
