import { flow } from '../../engine/flow.ts'
import { becomeByToken } from '../../engine/sts/become-by-token.ts'
import { checkRoleArn } from '../../engine/sts/check-role-arn.ts'
import { issueCredentials } from '../../engine/sts/issue-credentials.ts'
import { readSessionPolicies } from '../../engine/sts/read-session-policies.ts'
import { recognise } from '../../engine/sts/web-identity/recognise.ts'
import type { StsApi } from '../../model/api.ts'
import { stsOperation } from '../operation.ts'
import { sayAssumed, sayCredentials } from '../say-session.ts'

/**
 * Gives whoever shows the token of an identity provider the credentials of a role that trusts the provider:
 * the second half of the basic flow of identity pools. Nothing is kept, neither of the session nor of the
 * token, which may be shown again until it ends.
 */
export const AssumeRoleWithWebIdentity = stsOperation(
  'AssumeRoleWithWebIdentity',
  'anyone',
  flow<StsApi['AssumeRoleWithWebIdentity']['input']>('AssumeRoleWithWebIdentity')
    .step(checkRoleArn)
    .step(readSessionPolicies)
    .step(recognise)
    .step(becomeByToken('sts:AssumeRoleWithWebIdentity'))
    .step(issueCredentials),
  ({ credentials, identity, session, packed }) => ({
    Credentials: sayCredentials(credentials),
    SubjectFromWebIdentityToken: identity.subject,
    AssumedRoleUser: sayAssumed(session),
    PackedPolicySize: packed,
    Provider: identity.federated,
    Audience: identity.audience,
    SourceIdentity: session.sourceIdentity,
  }),
)
