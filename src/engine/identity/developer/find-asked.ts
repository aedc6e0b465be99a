import { Fault } from '../../../model/fault.ts'
import type { Identity } from '../../../model/identity.ts'
import type { IdentityPool } from '../../../model/model.ts'
import type { Step } from '../../flow.ts'
import { follow } from '../find-identity.ts'
import type { ProvenLogin } from '../proven-login.ts'
import { identityNotFound } from '../refusals.ts'

/** Finds the identity that a developer names for a user, if any; the user must not be another one already. */
export const findAsked: Step<
  {
    identityPool: IdentityPool
    IdentityId?: string | undefined
    logins: readonly [ProvenLogin, ...ProvenLogin[]]
  },
  { asked: Identity | undefined }
> = {
  name: 'find identity that is asked for',
  async run({ identityPool, IdentityId, logins: [own] }, { store }) {
    if (IdentityId === undefined) return { asked: undefined }
    const asked = await follow(IdentityId, store)
    if (asked?.identityPoolId !== identityPool.id) throw identityNotFound(IdentityId)
    const owner = await store.identityByLogin(identityPool.id, own)
    if (owner && owner.id !== asked.id) throw new Fault('DeveloperUserAlreadyRegisteredException')
    return { asked }
  },
}
