import { flow } from '../../engine/flow.ts'
import { findIdentityPool } from '../../engine/identity/find-identity-pool.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

/** Tells which roles an identity pool gives, and by which rules. */
export const GetIdentityPoolRoles = identityOperation(
  'GetIdentityPoolRoles',
  'admin',
  flow<IdentityApi['GetIdentityPoolRoles']['input']>('GetIdentityPoolRoles').step(findIdentityPool),
  ({ identityPool: { id, roles: { Roles, RoleMappings } = {} } }) => ({
    IdentityPoolId: id,
    ...(Roles && { Roles }),
    ...(RoleMappings && {
      RoleMappings: Object.fromEntries(
        Object.values(RoleMappings).map(({ IdentityProvider, ...mapping }) => [IdentityProvider, mapping]),
      ),
    }),
  }),
)
