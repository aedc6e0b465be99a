import { flow } from '../../engine/flow.ts'
import { makeClient } from '../../engine/pools/make-client.ts'
import { readClient } from '../../engine/pools/read-client.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayClient } from '../say-pool.ts'

/** Gives a pool an app client, and tells its secret if it has one. */
export const CreateUserPoolClient = operation(
  'CreateUserPoolClient',
  'admin',
  flow<Api['CreateUserPoolClient']['input']>('CreateUserPoolClient')
    .step(findPool)
    .step(refuseDeclared())
    .step(readClient)
    .step(makeClient),
  ({ pool, client, dates, secret }) => ({ UserPoolClient: sayClient(pool, client, { dates, secret }) }),
)
