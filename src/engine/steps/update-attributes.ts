import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { checkChanges } from '../users/attributes.ts'
import { waits } from '../users/pending.ts'
import { aliases, namesOf } from '../users/names.ts'

interface Updating {
  readonly pool: UserPool
  readonly user: User
  readonly attributes: Readonly<Record<string, string>>
}

const addresses = ['email', 'phone_number'] as const
type Address = (typeof addresses)[number]

/** Whether an address is another than before. */
const changed = ({ user, attributes }: Updating, name: string) =>
  attributes[name] !== undefined && attributes[name] !== user.attributes[name]

/** Which addresses are new, and which of them are not the user's before they are verified. */
interface Renewal {
  readonly renewed: readonly Address[]
  readonly pending: Readonly<Partial<Record<Address, string>>>
}

/** Takes the new addresses out that must wait, but for those which an administrator says are verified. */
function setAside(given: Updating): Pick<Renewal, 'pending'> & Pick<Updating, 'attributes'> {
  const waiting = addresses.filter(
    (name) =>
      waits(given.pool, name) &&
      changed(given, name) &&
      given.attributes[name] !== '' &&
      given.attributes[`${name}_verified`] !== 'true',
  )
  const held = waiting.flatMap((name): string[] => [name, `${name}_verified`])
  return {
    attributes: Object.fromEntries(Object.entries(given.attributes).filter(([name]) => !held.includes(name))),
    pending: Object.fromEntries(waiting.map((name) => [name, given.attributes[name]])),
  }
}

/**
 * Lays new attributes over a user's own. A new address is not verified unless the same request says so;
 * an empty value takes an attribute away. Where a pool has new addresses wait, the one before counts until then.
 */
export const updateAttributes = (by: 'user' | 'administrator'): Step<Updating, { user: User } & Renewal> => ({
  name: 'update attributes',
  run(given, { clock }, { effects }) {
    const { pool, user } = given
    checkChanges(pool, user, given.attributes)
    const { attributes, pending } = setAside(given)
    const facts = { pool, user, attributes }
    const renewed = addresses.filter(
      (name) => pending[name] || (changed(facts, name) && attributes[name] !== ''),
    )
    const unverified = Object.fromEntries(
      addresses
        .filter((name) => changed(facts, name) && attributes[`${name}_verified`] === undefined)
        .map((name) => [`${name}_verified`, attributes[name] === '' ? '' : 'false']),
    )
    const set = Object.fromEntries(
      Object.entries({ ...attributes, ...unverified }).map(([name, value]) => [
        name,
        value === '' ? null : value,
      ]),
    )
    const own = Object.entries({ ...user.attributes, ...set })
    const next = {
      ...user,
      attributes: Object.fromEntries(own.filter((entry): entry is [string, string] => entry[1] !== null)),
      modifiedAt: clock.now(),
    }
    effects.push({
      kind: 'patch user',
      poolId: pool.id,
      username: user.username,
      set: { attributes: set, modifiedAt: next.modifiedAt },
      // An administrator who verifies an address moves the alias to this user.
      names: namesOf(pool, next, by === 'administrator' ? aliases(pool) : []),
    })
    return { user: next, renewed, pending }
  },
})
