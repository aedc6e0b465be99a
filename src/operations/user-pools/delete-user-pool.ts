import { flow, type Step } from '../../engine/flow.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { poolGone } from '../../engine/pools/refusals.ts'
import { refuseWhileImporting } from '../../engine/imports/refuse-while-importing.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'

// The code and the sentence are as seen in issue threads of Terraform and Amplify.
const checkProtection: Step<{ pool: UserPool }> = {
  name: 'check deletion protection',
  run({ pool }) {
    if (pool.properties.DeletionProtection === 'ACTIVE')
      throw new Fault(
        'InvalidParameterException',
        'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
      )
    // The sentence is as seen in issue threads.
    if (pool.domain)
      throw new Fault(
        'InvalidParameterException',
        'User pool cannot be deleted. It has a domain configured that should be deleted first.',
      )
    return undefined
  },
}

const deletePool: Step<{ pool: UserPool }> = {
  name: 'delete user pool',
  run({ pool: { id } }, _, { effects }) {
    effects.push({ kind: 'delete pool', id, gone: poolGone(id) })
    return undefined
  },
}

/** Takes a pool away, with everything in it. */
export const DeleteUserPool = operation(
  'DeleteUserPool',
  'admin',
  flow<Api['DeleteUserPool']['input']>('DeleteUserPool')
    .step(findPool)
    .step(refuseDeclared(undefined, true))
    .step(refuseWhileImporting)
    .step(checkProtection)
    .step(deletePool),
  () => ({}),
)
