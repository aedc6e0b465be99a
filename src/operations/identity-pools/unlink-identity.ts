import { flow } from '../../engine/flow.ts'
import { findIdentity } from '../../engine/identity/find-identity.ts'
import { unlinkLogins } from '../../engine/identity/unlink-logins.ts'
import { verifyLogins } from '../../engine/identity/verify-logins.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

/** Takes logins away from an identity, for whoever proves one of them; without any, nobody gets to it. */
export const UnlinkIdentity = identityOperation(
  'UnlinkIdentity',
  'anyone',
  flow<IdentityApi['UnlinkIdentity']['input']>('UnlinkIdentity')
    .step(findIdentity)
    .step(verifyLogins)
    .step(unlinkLogins),
  () => ({}),
)
