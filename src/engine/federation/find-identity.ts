import { subjectAttribute } from '../../model/linked-identity.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import type { Mapped } from './receiving.ts'

/** Finds the user who came to be by an identity, or to whom it is linked by the provider's own name for it. */
export const ownerOf = (
  { pool, provider, subject }: Pick<Mapped, 'pool' | 'provider' | 'subject'>,
  { store }: Pick<Ports, 'store'>,
): Promise<User | undefined> =>
  store.userByIdentity(pool.id, { provider: provider.name, attribute: subjectAttribute, value: subject })

/**
 * Finds the user whom an identity belongs to: by the provider's own name for it, or by an attribute that an
 * administrator has linked. Nobody is ever found by an address that only looks the same.
 */
export const findOwner: Step<Mapped, { found: User | undefined }> = {
  name: 'find the owner of the identity',
  async run(facts, ports) {
    const { pool, provider, attributes } = facts
    const { store } = ports
    const own = await ownerOf(facts, ports)
    if (own) return { found: own }
    for (const attribute of await store.linkedAttributes(pool.id, provider.name)) {
      const value = attributes[attribute]
      if (attribute === subjectAttribute || !value) continue
      const linked = await store.userByIdentity(pool.id, { provider: provider.name, attribute, value })
      if (linked) return { found: linked }
    }
    return { found: undefined }
  },
}
