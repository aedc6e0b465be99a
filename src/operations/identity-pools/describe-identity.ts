import { flow, type Step } from '../../engine/flow.ts'
import { identityNotFound } from '../../engine/identity/refusals.ts'
import type { IdentityApi } from '../../model/api.ts'
import type { Identity } from '../../model/identity.ts'
import { identityOperation } from '../operation.ts'
import { sayIdentity } from '../say-identity-pool.ts'

// One that was merged is told as it is, and not the one that took its place.
const readIdentity: Step<{ IdentityId: string }, { identity: Identity }> = {
  name: 'read identity',
  async run({ IdentityId }, { store, identityPools }) {
    const identity = await store.identity(IdentityId)
    if (!identity || !(await identityPools.byId(identity.identityPoolId))) throw identityNotFound(IdentityId)
    return { identity }
  },
}

/** Tells an administrator which providers an identity has logins of, and since when it is there. */
export const DescribeIdentity = identityOperation(
  'DescribeIdentity',
  'admin',
  flow<IdentityApi['DescribeIdentity']['input']>('DescribeIdentity').step(readIdentity),
  ({ identity }) => sayIdentity(identity),
)
