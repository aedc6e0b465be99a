import { flow } from '../../engine/flow.ts'
import { changeReplica, findReplica } from '../../engine/pools/make-replica.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayReplica } from '../say-replica.ts'

/** Says whether a replica is active. It is kept and told; what is served does not change by it. */
export const UpdateUserPoolReplica = operation(
  'UpdateUserPoolReplica',
  'admin',
  flow<Api['UpdateUserPoolReplica']['input']>('UpdateUserPoolReplica')
    .step(findPool)
    .step(refuseDeclared())
    .step(findReplica)
    .step(changeReplica),
  ({ pool, replica }) => ({ UserPoolReplica: sayReplica(pool, replica) }),
)
