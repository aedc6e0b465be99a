import { flow } from '../../engine/flow.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { checkTier, checkTracked } from '../../engine/sessions/rules.ts'
import { setSso } from '../../engine/sessions/set-rules.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayClientSessions } from '../say-user-session.ts'

type Known = { pool: UserPool; client: AppClient }

/** Says for how long a client takes the session of a browser for proof, in a pool whose sessions are tracked. */
export const SetUserPoolClientSessionConfiguration = operation(
  'SetUserPoolClientSessionConfiguration',
  'admin',
  flow<Api['SetUserPoolClientSessionConfiguration']['input']>('SetUserPoolClientSessionConfiguration')
    .step(findClient)
    .step(refuseDeclared(({ client }: Known) => ({ kind: 'client', name: client.id })))
    .step(checkTier)
    .step(checkTracked)
    .step(setSso),
  ({ pool, client, sso }) => sayClientSessions(pool, client, sso),
)
