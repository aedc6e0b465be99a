import { flow } from '../../engine/flow.ts'
import { changeResourceServer, findResourceServer } from '../../engine/pools/change-resource-server.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayResourceServer } from '../say-resource-server.ts'

type Known = { pool: UserPool; Identifier: string }

/** Says anew what a resource server is called and which scopes it has: those that are left out go. */
export const UpdateResourceServer = operation(
  'UpdateResourceServer',
  'admin',
  flow<Api['UpdateResourceServer']['input']>('UpdateResourceServer')
    .step(findPool)
    .step(findResourceServer)
    .step(refuseDeclared(({ Identifier }: Known) => ({ kind: 'resource-server', name: Identifier })))
    .step(changeResourceServer),
  ({ pool, server }) => ({ ResourceServer: sayResourceServer(pool, server) }),
)
