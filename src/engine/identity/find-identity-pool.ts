import type { IdentityPool } from '../../model/model.ts'
import type { Step } from '../flow.ts'
import { poolNotFound } from './refusals.ts'

/** Finds the identity pool that a caller names. */
export const findIdentityPool: Step<{ IdentityPoolId: string }, { identityPool: IdentityPool }> = {
  name: 'find identity pool',
  async run({ IdentityPoolId }, { identityPools }) {
    const identityPool = await identityPools.byId(IdentityPoolId)
    if (!identityPool) throw poolNotFound(IdentityPoolId)
    return { identityPool }
  },
}
