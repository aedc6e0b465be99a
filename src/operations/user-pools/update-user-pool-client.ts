import { flow, type Step } from '../../engine/flow.ts'
import { changePart } from '../../engine/pools/parts.ts'
import { readClient } from '../../engine/pools/read-client.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { clientGone } from '../../engine/pools/refusals.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import type { UserPoolClientProperties } from '../../model/cloudformation.ts'
import type { AppClient, Dates, UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { readSecret } from '../read-secret.ts'
import { sayClient } from '../say-pool.ts'

type Facts = { pool: UserPool; client: AppClient }

const change: Step<Facts & { properties: UserPoolClientProperties }, { client: AppClient; dates: Dates }> = {
  name: 'change client',
  run({ pool, client, properties }, ports, run) {
    const part = { kind: 'client', name: client.id } as const
    changePart(pool, part, properties, clientGone(client.id), ports, run)
    const { createdAt } = ports.pools.dates(pool, part)
    const dates = { createdAt, modifiedAt: ports.clock.now() }
    return { client: { ...client, name: properties.ClientName, properties }, dates }
  },
}

/** Says anew what a client is, as a whole: what is left out is as it is in a new client. */
export const UpdateUserPoolClient = operation(
  'UpdateUserPoolClient',
  'admin',
  flow<Api['UpdateUserPoolClient']['input']>('UpdateUserPoolClient')
    .step(findClient)
    .step(refuseDeclared(({ client }: Facts) => ({ kind: 'client', name: client.id })))
    .step(readClient)
    .step(change)
    .step(readSecret),
  ({ pool, client, dates, secret }) => ({ UserPoolClient: sayClient(pool, client, { dates, secret }) }),
)
