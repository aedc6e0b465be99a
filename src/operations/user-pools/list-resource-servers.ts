import { flow, type Step } from '../../engine/flow.ts'
import { page } from '../../engine/page.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPoolResourceServerProperties } from '../../model/cloudformation.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayResourceServer } from '../say-resource-server.ts'

type Input = Api['ListResourceServers']['input']

const listServers: Step<
  Input & { pool: UserPool },
  { items: readonly UserPoolResourceServerProperties[]; next: string | undefined }
> = {
  name: 'list resource servers',
  run: ({ pool, MaxResults, NextToken }) =>
    page(pool.resourceServers, ({ Identifier }) => Identifier, { limit: MaxResults, token: NextToken }),
}

/** Lists the resource servers of a pool with their scopes, in the order of their identifiers. */
export const ListResourceServers = operation(
  'ListResourceServers',
  'admin',
  flow<Input>('ListResourceServers').step(findPool).step(listServers),
  ({ pool, items, next }) => ({
    ResourceServers: items.map((server) => sayResourceServer(pool, server)),
    ...(next && { NextToken: next }),
  }),
)
