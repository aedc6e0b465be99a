import { flow } from '../../engine/flow.ts'
import { deleteSecret } from '../../engine/pools/client-secrets.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'

type Known = { pool: UserPool; client: AppClient }

/** Takes one of its two secrets from a client. */
export const DeleteUserPoolClientSecret = operation(
  'DeleteUserPoolClientSecret',
  'admin',
  flow<Api['DeleteUserPoolClientSecret']['input']>('DeleteUserPoolClientSecret')
    .step(findClient)
    .step(refuseDeclared(({ client }: Known) => ({ kind: 'client', name: client.id })))
    .step(deleteSecret),
  () => ({}),
)
