import { flow } from '../../engine/flow.ts'
import { makeResourceServer } from '../../engine/pools/change-resource-server.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayResourceServer } from '../say-resource-server.ts'

/** Gives a pool a resource server: an API, and the scopes by which clients may be let in. */
export const CreateResourceServer = operation(
  'CreateResourceServer',
  'admin',
  flow<Api['CreateResourceServer']['input']>('CreateResourceServer')
    .step(findPool)
    .step(refuseDeclared())
    .step(makeResourceServer),
  ({ pool, server }) => ({ ResourceServer: sayResourceServer(pool, server) }),
)
