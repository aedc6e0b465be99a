import { flow } from '../../engine/flow.ts'
import { addSecret } from '../../engine/pools/client-secrets.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayClientSecret } from '../say-client-secret.ts'

type Known = { pool: UserPool; client: AppClient }

/** Gives a client a second secret, and tells it this once. */
export const AddUserPoolClientSecret = operation(
  'AddUserPoolClientSecret',
  'admin',
  flow<Api['AddUserPoolClientSecret']['input']>('AddUserPoolClientSecret')
    .step(findClient)
    .step(refuseDeclared(({ client }: Known) => ({ kind: 'client', name: client.id })))
    .step(addSecret),
  ({ secret }) => ({
    ClientSecretDescriptor: { ...sayClientSecret(secret), ClientSecretValue: String(secret.body['value']) },
  }),
)
