import { flow } from '../../engine/flow.ts'
import { findResourceServer } from '../../engine/pools/change-resource-server.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayResourceServer } from '../say-resource-server.ts'

/** Tells an administrator what a resource server is called and which scopes it has. */
export const DescribeResourceServer = operation(
  'DescribeResourceServer',
  'admin',
  flow<Api['DescribeResourceServer']['input']>('DescribeResourceServer')
    .step(findPool)
    .step(findResourceServer),
  ({ pool, server }) => ({ ResourceServer: sayResourceServer(pool, server) }),
)
