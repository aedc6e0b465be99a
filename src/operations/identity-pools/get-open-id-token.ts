import { flow } from '../../engine/flow.ts'
import { findIdentity } from '../../engine/identity/find-identity.ts'
import { checkClassicFlow, giveOpenIdToken } from '../../engine/identity/give-open-id-token.ts'
import { recognise } from '../../engine/identity/recognise.ts'
import { verifyLogins } from '../../engine/identity/verify-logins.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

/** Gives an identity a token for STS, where the pool allows the basic flow. */
export const GetOpenIdToken = identityOperation(
  'GetOpenIdToken',
  'anyone',
  flow<IdentityApi['GetOpenIdToken']['input']>('GetOpenIdToken')
    .step(findIdentity)
    .step(checkClassicFlow)
    .step(verifyLogins)
    .step(recognise)
    .step(giveOpenIdToken),
  ({ identityId, token }) => ({ IdentityId: identityId, Token: token }),
)
