import { associateAuthenticator } from '../../engine/mfa/associate.ts'
import { flow } from '../../engine/flow.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Draws a seed for a user's authenticator app: of somebody signed in, or asked to set one up. */
export const AssociateSoftwareToken = operation(
  'AssociateSoftwareToken',
  'user',
  flow<Api['AssociateSoftwareToken']['input']>('AssociateSoftwareToken').step(associateAuthenticator),
  ({ seed, session }) => ({ SecretCode: seed, ...(session !== undefined && { Session: session }) }),
)
