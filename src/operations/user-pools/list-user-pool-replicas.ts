import { flow } from '../../engine/flow.ts'
import { replicasOf } from '../../engine/pools/make-replica.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayPrimary, sayReplica } from '../say-replica.ts'

/** Lists a pool and the replica it is said to have: two at most, on one page. One process serves both. */
export const ListUserPoolReplicas = operation(
  'ListUserPoolReplicas',
  'admin',
  flow<Api['ListUserPoolReplicas']['input']>('ListUserPoolReplicas').step(findPool),
  ({ pool }) => ({
    UserPoolReplicas: [sayPrimary(pool), ...replicasOf(pool).map((replica) => sayReplica(pool, replica))],
  }),
)
