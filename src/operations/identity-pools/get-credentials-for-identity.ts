import { flow } from '../../engine/flow.ts'
import { findIdentity } from '../../engine/identity/find-identity.ts'
import { giveCredentials } from '../../engine/identity/give-credentials.ts'
import { recognise } from '../../engine/identity/recognise.ts'
import { verifyLogins } from '../../engine/identity/verify-logins.ts'
import type { IdentityApi } from '../../model/api.ts'
import { identityOperation } from '../operation.ts'

/** Gives an identity AWS credentials for an hour, of the role that the pool's rules choose. */
export const GetCredentialsForIdentity = identityOperation(
  'GetCredentialsForIdentity',
  'anyone',
  flow<IdentityApi['GetCredentialsForIdentity']['input']>('GetCredentialsForIdentity')
    .step(findIdentity)
    .step(verifyLogins)
    .step(recognise)
    .step(giveCredentials),
  ({ identityId, credentials: { accessKeyId, secretAccessKey, sessionToken, expires } }) => ({
    IdentityId: identityId,
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: expires / 1000,
    },
  }),
)
