import type { UserPool } from '../../model/pool.ts'
import type { SentCode, User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { namesOf } from '../users/names.ts'

/** What a code proves: the address that it was sent to, even if another has taken its place meanwhile. */
export function provenBy({ attribute, pending }: SentCode, { attributes }: User): Record<string, string> {
  const address = attribute && (pending ?? attributes[attribute])
  return attribute && address ? { [attribute]: address, [`${attribute}_verified`]: 'true' } : {}
}

/** Whoever brings back a code has the address that it was sent to. */
export const verifyAddress: Step<{ pool: UserPool; user: User; spent: SentCode }, { user: User }> = {
  name: 'verify address',
  run({ pool, user, spent }, _, { effects }) {
    const name = spent.attribute && `${spent.attribute}_verified`
    if (!name || (user.attributes[name] === 'true' && !spent.pending)) return { user }
    const proven = provenBy(spent, user)
    const verified = { ...user, attributes: { ...user.attributes, ...proven } }
    effects.push({
      kind: 'patch user',
      poolId: pool.id,
      username: user.username,
      set: { attributes: proven },
      names: namesOf(pool, verified),
    })
    return { user: verified }
  },
}
