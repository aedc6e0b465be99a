import { flow } from '../../engine/flow.ts'
import { deleteResourceServer, findResourceServer } from '../../engine/pools/change-resource-server.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'

type Known = { pool: UserPool; Identifier: string }

/** Takes a resource server away, though clients may ask for its scopes. */
export const DeleteResourceServer = operation(
  'DeleteResourceServer',
  'admin',
  flow<Api['DeleteResourceServer']['input']>('DeleteResourceServer')
    .step(findPool)
    .step(findResourceServer)
    .step(refuseDeclared(({ Identifier }: Known) => ({ kind: 'resource-server', name: Identifier })))
    .step(deleteResourceServer),
  () => ({}),
)
