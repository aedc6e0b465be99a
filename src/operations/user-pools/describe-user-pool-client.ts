import { flow, type Step } from '../../engine/flow.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayClient } from '../say-pool.ts'

type Input = Api['DescribeUserPoolClient']['input']

const readSecret: Step<{ pool: UserPool; client: AppClient }, { secret: string | undefined }> = {
  name: 'read client secret',
  run: ({ pool, client }, { pools }) => ({ secret: pools.secrets(pool, client)[0] }),
}

/** Tells an administrator how a client is set up, its secret included. */
export const DescribeUserPoolClient = operation(
  'DescribeUserPoolClient',
  'admin',
  flow<Input>('DescribeUserPoolClient').step(findClient).step(readSecret),
  ({ pool, client, secret }) => ({
    UserPoolClient: { ...sayClient(pool, client), ...(secret !== undefined && { ClientSecret: secret }) },
  }),
)
