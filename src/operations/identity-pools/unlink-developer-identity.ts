import { flow } from '../../engine/flow.ts'
import { findIdentityPool } from '../../engine/identity/find-identity-pool.ts'
import { unlinkDeveloperUser } from '../../engine/identity/developer/unlink.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

/** Takes a developer's user away from an identity: seen again, the user is a new one. */
export const UnlinkDeveloperIdentity = identityOperation(
  'UnlinkDeveloperIdentity',
  'admin',
  flow<IdentityApi['UnlinkDeveloperIdentity']['input']>('UnlinkDeveloperIdentity')
    .step(findIdentityPool)
    .step(unlinkDeveloperUser),
  () => ({}),
)
