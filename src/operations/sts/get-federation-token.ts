import { flow } from '../../engine/flow.ts'
import { findSigner, refuseSessions } from '../../engine/sts/find-signer.ts'
import { issueCredentials } from '../../engine/sts/issue-credentials.ts'
import { readSessionPolicies } from '../../engine/sts/read-session-policies.ts'
import { federatedUser } from '../../engine/sts/session-of-user.ts'
import type { StsApi } from '../../model/api.ts'
import { stsOperation } from '../operation.ts'
import { sayCredentials } from '../say-session.ts'

/**
 * Gives a user credentials for somebody else, who may do what both the user's and the session's policies
 * allow. Nothing is kept of them: a federated user is a name.
 */
export const GetFederationToken = stsOperation(
  'GetFederationToken',
  'admin',
  flow<StsApi['GetFederationToken']['input']>('GetFederationToken')
    .step(findSigner)
    .step(refuseSessions('GetFederationToken'))
    .step(readSessionPolicies)
    .step(federatedUser)
    .step(issueCredentials),
  ({ credentials, session, packed }) => ({
    Credentials: sayCredentials(credentials),
    FederatedUser: { FederatedUserId: session.userId, Arn: session.arn },
    // Of this operation AWS says it even where there is nothing to pack.
    PackedPolicySize: packed ?? 0,
  }),
)
