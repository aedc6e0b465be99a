import type { IdentityApi } from '../../../model/api.ts'
import type { IdentityPool } from '../../../model/model.ts'
import type { Step } from '../../flow.ts'
import { follow } from '../find-identity.ts'
import { conflict, identityNotFound } from '../refusals.ts'
import { findDeveloperUser } from './find-user.ts'
import { providerOf } from './provider-of.ts'

type Input = IdentityApi['UnlinkDeveloperIdentity']['input']

/** Takes a user of a developer's away from the identity that the user is. */
export const unlinkDeveloperUser: Step<Input & { identityPool: IdentityPool }> = {
  name: 'unlink developer user',
  async run(asked, { store, clock }, { effects }) {
    const { identityPool, IdentityId, DeveloperProviderName, DeveloperUserIdentifier: subject } = asked
    const provider = providerOf(identityPool, DeveloperProviderName)
    const identity = await follow(IdentityId, store)
    if (identity?.identityPoolId !== identityPool.id) throw identityNotFound(IdentityId)
    const owner = await findDeveloperUser(identityPool, provider, subject, store)
    const message = `Developer user '${subject}' is not identity '${IdentityId}'.`
    if (owner.id !== identity.id) throw conflict(message)
    effects.push({
      kind: 'unlink login',
      identityId: identity.id,
      login: { kind: 'developer', provider, subject },
      at: clock.now(),
      gone: { code: 'ResourceConflictException', message },
    })
    return undefined
  },
}
