import { Fault } from '../../../model/fault.ts'
import type { IdentityApi } from '../../../model/api.ts'
import type { Identity } from '../../../model/identity.ts'
import type { IdentityPool } from '../../../model/model.ts'
import type { Step } from '../../flow.ts'
import { pageSize, readToken, writeToken } from '../../page.ts'
import type { Ports } from '../../ports.ts'
import { follow } from '../find-identity.ts'
import { conflict, identityNotFound } from '../refusals.ts'
import { findDeveloperUser } from './find-user.ts'
import { providerOf } from './provider-of.ts'

type Input = IdentityApi['LookupDeveloperIdentity']['input']
type Asked = Input & { readonly identityPool: IdentityPool }

interface LookedUp {
  readonly identity: Identity
  readonly users: readonly string[]
  readonly next: string | undefined
}

/** Finds the identity by a developer's user, or the users by an identity; where both are named, holds them together. */
export const lookUpDeveloperUser: Step<Asked, LookedUp> = {
  name: 'look up developer user',
  async run(asked, { store }) {
    const { identityPool, DeveloperUserIdentifier: user, MaxResults, NextToken } = asked
    const provider = providerOf(identityPool)
    const identity = await find(asked, provider, store)
    // Both were named and belong together: the answer is what was asked.
    if (asked.IdentityId !== undefined && user !== undefined)
      return { identity, users: [user], next: undefined }
    const after = readToken(NextToken)
    const { users, next } = await store.developerUsers(identity.id, {
      provider,
      limit: MaxResults ?? pageSize,
      ...(after !== undefined && { after }),
    })
    return { identity, users, next: next === undefined ? undefined : writeToken(next) }
  },
}

async function find(
  { identityPool, IdentityId, DeveloperUserIdentifier: user }: Asked,
  provider: string,
  store: Ports['store'],
): Promise<Identity> {
  const byUser = user === undefined ? undefined : await findDeveloperUser(identityPool, provider, user, store)
  if (IdentityId === undefined) {
    if (byUser) return byUser
    throw new Fault(
      'InvalidParameterException',
      'Either IdentityId or DeveloperUserIdentifier must be given.',
    )
  }
  const identity = await follow(IdentityId, store)
  if (identity?.identityPoolId !== identityPool.id) throw identityNotFound(IdentityId)
  if (byUser && byUser.id !== identity.id)
    throw conflict(`Developer user '${user}' is not identity '${IdentityId}'.`)
  return identity
}
