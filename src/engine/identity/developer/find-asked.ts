import type { Identity } from '../../../model/identity.ts'
import type { IdentityPool } from '../../../model/model.ts'
import type { Step } from '../../flow.ts'
import { follow } from '../find-identity.ts'
import { identityNotFound } from '../refusals.ts'

/** Finds the identity that a developer names for a user, if any. */
export const findAsked: Step<
  { identityPool: IdentityPool; IdentityId?: string | undefined },
  { asked: Identity | undefined }
> = {
  name: 'find identity that is asked for',
  async run({ identityPool, IdentityId }, { store }) {
    if (IdentityId === undefined) return { asked: undefined }
    const asked = await follow(IdentityId, store)
    if (asked?.identityPoolId !== identityPool.id) throw identityNotFound(IdentityId)
    return { asked }
  },
}
