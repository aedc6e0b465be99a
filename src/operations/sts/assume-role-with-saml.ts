import { flow } from '../../engine/flow.ts'
import { becomeByToken } from '../../engine/sts/become-by-token.ts'
import { checkRoleArn } from '../../engine/sts/check-role-arn.ts'
import { issueCredentials } from '../../engine/sts/issue-credentials.ts'
import { readSessionPolicies } from '../../engine/sts/read-session-policies.ts'
import { recogniseSaml } from '../../engine/sts/saml/recognise.ts'
import type { StsApi } from '../../model/api.ts'
import { stsOperation } from '../operation.ts'
import { sayAssumed, sayCredentials } from '../say-session.ts'

/**
 * Gives whoever brings a SAML response the credentials of a role that it lists and that trusts its provider.
 * That the response was used is kept until it ends, in memory, so that it opens nothing twice; of the session
 * nothing is.
 */
export const AssumeRoleWithSAML = stsOperation(
  'AssumeRoleWithSAML',
  'anyone',
  flow<StsApi['AssumeRoleWithSAML']['input']>('AssumeRoleWithSAML')
    .step(checkRoleArn)
    .step(readSessionPolicies)
    .step(recogniseSaml)
    .step(becomeByToken('sts:AssumeRoleWithSAML'))
    .step(issueCredentials),
  ({ credentials, identity, session, packed }) => ({
    Credentials: sayCredentials(credentials),
    AssumedRoleUser: sayAssumed(session),
    PackedPolicySize: packed,
    Subject: identity.subject,
    SubjectType: identity.subjectType,
    Issuer: identity.issuer,
    Audience: identity.recipient,
    NameQualifier: identity.nameQualifier,
    SourceIdentity: session.sourceIdentity,
  }),
)
