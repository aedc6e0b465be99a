import { flow } from '../../engine/flow.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayClientSessions } from '../say-user-session.ts'

/** Tells for how long a client takes the session of a browser for proof. */
export const GetUserPoolClientSessionConfiguration = operation(
  'GetUserPoolClientSessionConfiguration',
  'admin',
  flow<Api['GetUserPoolClientSessionConfiguration']['input']>('GetUserPoolClientSessionConfiguration').step(
    findClient,
  ),
  ({ pool, client }) => sayClientSessions(pool, client),
)
