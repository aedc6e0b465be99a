import { flow } from '../../engine/flow.ts'
import { findIdentityPool } from '../../engine/identity/find-identity-pool.ts'
import { lookUpDeveloperUser } from '../../engine/identity/developer/look-up.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

/** Tells which identity a developer's user is, and which users of the developer's an identity is. */
export const LookupDeveloperIdentity = identityOperation(
  'LookupDeveloperIdentity',
  'admin',
  flow<IdentityApi['LookupDeveloperIdentity']['input']>('LookupDeveloperIdentity')
    .step(findIdentityPool)
    .step(lookUpDeveloperUser),
  ({ identity, users, next }) => ({
    IdentityId: identity.id,
    DeveloperUserIdentifierList: users,
    ...(next !== undefined && { NextToken: next }),
  }),
)
