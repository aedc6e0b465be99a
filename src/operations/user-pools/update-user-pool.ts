import { flow, type Step } from '../../engine/flow.ts'
import { changePool } from '../../engine/pools/change-pool.ts'
import { readChangedPool } from '../../engine/pools/read-pool.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { refuseWhileImporting } from '../../engine/imports/refuse-while-importing.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPoolProperties } from '../../model/cloudformation.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'

const change: Step<{ pool: UserPool; properties: UserPoolProperties }, { pool: UserPool }> = {
  name: 'change pool',
  run: ({ pool, properties }, ports, run) => ({ pool: changePool(pool, properties, ports, run) }),
}

/** Says anew what a pool is, as a whole: what is left out is as it is in a new pool. */
export const UpdateUserPool = operation(
  'UpdateUserPool',
  'admin',
  flow<Api['UpdateUserPool']['input']>('UpdateUserPool')
    .step(findPool)
    .step(refuseDeclared())
    .step(refuseWhileImporting)
    .step(readChangedPool)
    .step(change),
  () => ({}),
)
