import { flow, type Step } from '../../engine/flow.ts'
import { findIdentityPool } from '../../engine/identity/find-identity-pool.ts'
import { refuseDeclared } from '../../engine/identity/pools/refuse-declared.ts'
import type { IdentityApi } from '../../model/api.ts'
import type { IdentityPool } from '../../model/model.ts'
import { identityOperation } from '../operation.ts'

const deletePool: Step<{ identityPool: IdentityPool }> = {
  name: 'delete identity pool',
  run({ identityPool: { id } }, _, { effects }) {
    effects.push({ kind: 'delete identity pool', id })
    return undefined
  },
}

/** Takes an identity pool away, with all its identities. */
export const DeleteIdentityPool = identityOperation(
  'DeleteIdentityPool',
  'admin',
  flow<IdentityApi['DeleteIdentityPool']['input']>('DeleteIdentityPool')
    .step(findIdentityPool)
    .step(refuseDeclared)
    .step(deletePool),
  () => ({}),
)
