import { flow } from '../../engine/flow.ts'
import { assumeRole } from '../../engine/sts/assume-role.ts'
import { checkMfa } from '../../engine/sts/check-mfa.ts'
import { checkArn } from '../../engine/sts/check-role-arn.ts'
import { findSigner } from '../../engine/sts/find-signer.ts'
import { issueCredentials } from '../../engine/sts/issue-credentials.ts'
import { readSessionPolicies } from '../../engine/sts/read-session-policies.ts'
import { refuseContexts } from '../../engine/sts/refuse-contexts.ts'
import type { StsApi } from '../../model/api.ts'
import { stsOperation } from '../operation.ts'
import { sayAssumed, sayCredentials } from '../say-session.ts'

/**
 * Gives a signer the credentials of a role that trusts them. Nothing is kept: the session token holds the
 * session, and ends with its time alone.
 */
export const AssumeRole = stsOperation(
  'AssumeRole',
  'admin',
  flow<StsApi['AssumeRole']['input']>('AssumeRole')
    .step(findSigner)
    .step(checkArn)
    .step(checkMfa)
    .step(refuseContexts)
    .step(readSessionPolicies)
    .step(assumeRole)
    .step(issueCredentials),
  ({ credentials, session, packed }) => ({
    Credentials: sayCredentials(credentials),
    AssumedRoleUser: sayAssumed(session),
    PackedPolicySize: packed,
    SourceIdentity: session.sourceIdentity,
  }),
)
