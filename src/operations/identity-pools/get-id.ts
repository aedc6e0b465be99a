import { flow } from '../../engine/flow.ts'
import { findIdentityPool } from '../../engine/identity/find-identity-pool.ts'
import { recognise } from '../../engine/identity/recognise.ts'
import { verifyLogins } from '../../engine/identity/verify-logins.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

/** Tells whoever shows logins which identity they are, or makes a guest of whoever shows none. */
export const GetId = identityOperation(
  'GetId',
  'anyone',
  flow<IdentityApi['GetId']['input']>('GetId').step(findIdentityPool).step(verifyLogins).step(recognise),
  ({ identityId }) => ({ IdentityId: identityId }),
)
