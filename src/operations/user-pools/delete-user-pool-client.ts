import { flow, type Step } from '../../engine/flow.ts'
import { partsOfClient } from '../../engine/pools/parts-of-client.ts'
import { deletePart } from '../../engine/pools/parts.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { clientGone } from '../../engine/pools/refusals.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'

type Facts = { pool: UserPool; client: AppClient }

const deleteClient: Step<Facts> = {
  name: 'delete client',
  run({ pool, client: { id } }, _, run) {
    deletePart(pool, { kind: 'client', name: id }, clientGone(id), run)
    for (const { kind, name } of partsOfClient(pool, id))
      deletePart(pool, { kind, name }, clientGone(id), run)
    return undefined
  },
}

/** Takes an app client away: nobody can sign in through it any more. */
export const DeleteUserPoolClient = operation(
  'DeleteUserPoolClient',
  'admin',
  flow<Api['DeleteUserPoolClient']['input']>('DeleteUserPoolClient')
    .step(findClient)
    .step(refuseDeclared(({ client }: Facts) => ({ kind: 'client', name: client.id })))
    .step(deleteClient),
  () => ({}),
)
