import { flow, type Step } from '../../engine/flow.ts'
import { page } from '../../engine/page.ts'
import { secretsOf } from '../../engine/pools/client-secrets.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient, PoolPart, UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayClientSecret } from '../say-client-secret.ts'

type Input = Api['ListUserPoolClientSecrets']['input']

const listSecrets: Step<
  Input & { pool: UserPool; client: AppClient },
  { secrets: readonly PoolPart[]; next: string | undefined }
> = {
  name: 'list client secrets',
  run({ pool, client, NextToken }) {
    const { items, next } = page(secretsOf(pool, client), ({ name }) => name, { token: NextToken })
    return { secrets: items, next }
  },
}

/** Lists the secrets of a client that the API made, without their values. */
export const ListUserPoolClientSecrets = operation(
  'ListUserPoolClientSecrets',
  'admin',
  flow<Input>('ListUserPoolClientSecrets').step(findClient).step(listSecrets),
  ({ secrets, next }) => ({
    ClientSecrets: secrets.map(sayClientSecret),
    ...(next && { NextToken: next }),
  }),
)
