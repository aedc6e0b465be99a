import { flow } from '../../engine/flow.ts'
import { checkMfa } from '../../engine/sts/check-mfa.ts'
import { findSigner, refuseSessions } from '../../engine/sts/find-signer.ts'
import { issueCredentials } from '../../engine/sts/issue-credentials.ts'
import { sessionOfUser } from '../../engine/sts/session-of-user.ts'
import type { StsApi } from '../../model/api.ts'
import { stsOperation } from '../operation.ts'
import { sayCredentials } from '../say-session.ts'

/** Gives a user temporary credentials of their own. It needs no permission, and nothing is kept of them. */
export const GetSessionToken = stsOperation(
  'GetSessionToken',
  'admin',
  flow<StsApi['GetSessionToken']['input']>('GetSessionToken')
    .step(findSigner)
    .step(refuseSessions('GetSessionToken'))
    .step(checkMfa)
    .step(sessionOfUser)
    .step(issueCredentials),
  ({ credentials }) => ({ Credentials: sayCredentials(credentials) }),
)
