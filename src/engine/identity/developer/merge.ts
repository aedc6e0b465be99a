import type { IdentityApi } from '../../../model/api.ts'
import type { Identity } from '../../../model/identity.ts'
import type { IdentityPool } from '../../../model/model.ts'
import type { Step } from '../../flow.ts'
import { loginsInUse } from '../refusals.ts'
import { checkTogether } from '../settle.ts'
import { findDeveloperUser } from './find-user.ts'
import { providerOf } from './provider-of.ts'

type Input = IdentityApi['MergeDeveloperIdentities']['input']

/** Merges the identity of one user of a developer's into that of another. Two who are one already stay so. */
export const mergeDeveloperUsers: Step<Input & { identityPool: IdentityPool }, { identity: Identity }> = {
  name: 'merge developer users',
  async run(asked, { store, clock }, { effects }) {
    const { identityPool, DeveloperProviderName, SourceUserIdentifier, DestinationUserIdentifier } = asked
    const provider = providerOf(identityPool, DeveloperProviderName)
    const find = (user: string) => findDeveloperUser(identityPool, provider, user, store)
    const [from, into] = [await find(SourceUserIdentifier), await find(DestinationUserIdentifier)]
    if (from.id === into.id) return { identity: into }
    checkTogether([...from.logins, ...into.logins])
    for (const [{ id: identityId }, subject] of [
      [from, SourceUserIdentifier],
      [into, DestinationUserIdentifier],
    ] as const)
      effects.push({
        kind: 'hold identity',
        identityId,
        as: { kind: 'developer', provider, subject },
        refused: loginsInUse,
      })
    effects.push({
      kind: 'merge identities',
      from: from.id,
      into: into.id,
      at: clock.now(),
      refused: loginsInUse,
    })
    return { identity: into }
  },
}
