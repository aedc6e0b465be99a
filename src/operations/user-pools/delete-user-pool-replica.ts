import { flow } from '../../engine/flow.ts'
import { deleteReplica, findReplica } from '../../engine/pools/make-replica.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayReplica } from '../say-replica.ts'

/** Forgets a replica. It is no longer told; what is served does not change by it. */
export const DeleteUserPoolReplica = operation(
  'DeleteUserPoolReplica',
  'admin',
  flow<Api['DeleteUserPoolReplica']['input']>('DeleteUserPoolReplica')
    .step(findPool)
    .step(refuseDeclared())
    .step(findReplica)
    .step(deleteReplica),
  ({ pool, replica }) => ({ UserPoolReplica: sayReplica(pool, replica) }),
)
