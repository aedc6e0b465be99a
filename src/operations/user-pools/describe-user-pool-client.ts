import { flow } from '../../engine/flow.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { readDates } from '../read-dates.ts'
import { readSecret } from '../read-secret.ts'
import { sayClient } from '../say-pool.ts'

type Facts = { pool: UserPool; client: AppClient }

/** Tells an administrator how a client is set up, its secret included. */
export const DescribeUserPoolClient = operation(
  'DescribeUserPoolClient',
  'admin',
  flow<Api['DescribeUserPoolClient']['input']>('DescribeUserPoolClient')
    .step(findClient)
    .step(readDates(({ client }: Facts) => ({ kind: 'client', name: client.id })))
    .step(readSecret),
  ({ pool, client, dates, secret }) => ({ UserPoolClient: sayClient(pool, client, { dates, secret }) }),
)
