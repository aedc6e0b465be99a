import { flow, type Step } from '../../engine/flow.ts'
import { page } from '../../engine/page.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'

type Input = Api['ListUserPoolClients']['input']

const listClients: Step<
  Input & { pool: UserPool },
  { clients: readonly AppClient[]; next: string | undefined }
> = {
  name: 'list clients',
  run({ pool, MaxResults, NextToken }) {
    const { items, next } = page(pool.clients, ({ id }) => id, { limit: MaxResults, token: NextToken })
    return { clients: items, next }
  },
}

/** Lists the app clients of a pool. */
export const ListUserPoolClients = operation(
  'ListUserPoolClients',
  'admin',
  flow<Input>('ListUserPoolClients').step(findPool).step(listClients),
  ({ pool, clients, next }) => ({
    UserPoolClients: clients.map(({ id, properties }) => ({
      ClientId: id,
      UserPoolId: pool.id,
      ClientName: properties.ClientName,
    })),
    ...(next && { NextToken: next }),
  }),
)
