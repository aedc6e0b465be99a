import { verifyAuthenticator } from '../../engine/mfa/verify.ts'
import { flow } from '../../engine/flow.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Takes the first right code of a user's authenticator app, which counts from then on. */
export const VerifySoftwareToken = operation(
  'VerifySoftwareToken',
  'user',
  flow<Api['VerifySoftwareToken']['input']>('VerifySoftwareToken').step(verifyAuthenticator),
  ({ session }) => ({ Status: 'SUCCESS' as const, ...(session !== undefined && { Session: session }) }),
)
