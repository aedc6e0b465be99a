import type { IdentityPool } from '../../../model/model.ts'
import type { IdentityPoolPatch } from '../writes.ts'
import type { Run } from '../../flow.ts'
import { poolNotFound } from '../refusals.ts'
import { patched } from './patched.ts'

/** Changes a pool that the API made, and gives it as it then is. */
export function changePool(
  identityPool: IdentityPool,
  set: IdentityPoolPatch,
  { effects }: Pick<Run, 'effects'>,
): IdentityPool {
  const { code, message } = poolNotFound(identityPool.id)
  effects.push({ kind: 'change identity pool', id: identityPool.id, set, gone: { code, message } })
  return patched(identityPool, set)
}
