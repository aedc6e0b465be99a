import { flow } from '../../engine/flow.ts'
import { makeReplica } from '../../engine/pools/make-replica.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayReplica } from '../say-replica.ts'

/** Notes that a pool has a replica in another region, and tells it so. One process serves all regions: nothing is copied. */
export const CreateUserPoolReplica = operation(
  'CreateUserPoolReplica',
  'admin',
  flow<Api['CreateUserPoolReplica']['input']>('CreateUserPoolReplica')
    .step(findPool)
    .step(refuseDeclared())
    .step(makeReplica),
  ({ pool, replica }) => ({ UserPoolReplica: sayReplica(pool, replica) }),
)
