import { Fault } from '../../../model/fault.ts'
import type { Identity } from '../../../model/identity.ts'
import type { IdentityPool } from '../../../model/model.ts'
import type { Ports } from '../../ports.ts'

/** The identity that a developer's user is. Refuses where nobody is. */
export async function findDeveloperUser(
  identityPool: IdentityPool,
  provider: string,
  user: string,
  store: Ports['store'],
): Promise<Identity> {
  const found = await store.identityByLogin(identityPool.id, {
    kind: 'developer',
    provider,
    subject: user,
  })
  // The sentence is unverified.
  if (!found) throw new Fault('ResourceNotFoundException', `Developer user '${user}' not found.`)
  return found
}
