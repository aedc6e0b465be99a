import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { checkChanges } from '../users/attributes.ts'
import { aliases, namesOf } from '../users/names.ts'

interface Updating {
  readonly pool: UserPool
  readonly user: User
  readonly attributes: Readonly<Record<string, string>>
}

const addresses = ['email', 'phone_number'] as const

/** Whether an address is another than before. */
const changed = ({ user, attributes }: Updating, name: string) =>
  attributes[name] !== undefined && attributes[name] !== user.attributes[name]

/**
 * Lays new attributes over a user's own. A new address is not verified unless the same request says so;
 * an empty value takes an attribute away.
 */
export const updateAttributes = (
  by: 'user' | 'administrator',
): Step<Updating, { user: User; renewed: readonly ('email' | 'phone_number')[] }> => ({
  name: 'update attributes',
  run(facts, { clock }, { effects }) {
    const { pool, user, attributes } = facts
    checkChanges(pool, user, attributes)
    const renewed = addresses.filter((name) => changed(facts, name) && attributes[name] !== '')
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
    return { user: next, renewed }
  },
})
