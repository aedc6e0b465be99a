import type { Addresses } from '../addresses.ts'
import type { IdentityDocument, PoolDocument } from '../made/documents.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import type { Tell } from './tell.ts'
import { trustMistake } from './trust-mistake.ts'

/**
 * Checks that each role of a group can be given: where identity pools choose roles by the tokens of the pool,
 * at least one of them must be able to.
 */
export function checkGroupRoles(pool: Resource, declared: Declared, addresses: Addresses, tell: Tell): void {
  const givers = giversIn(declared, addresses).get(addresses.poolId(pool.name)) ?? []
  const [first, ...others] = givers
  if (!first) return
  for (const [group, { role: named }] of Object.entries((pool.value as PoolDocument).groups ?? {})) {
    const role = named === undefined ? undefined : declared.find('role', addresses.name('role', named))
    if (typeof role !== 'object') continue
    const mistake = trustMistake(role, first, addresses, 'that')
    if (!mistake || others.some((given) => !trustMistake(role, given, addresses))) continue
    tell(pool, ['groups', group, 'role'], {
      ...mistake,
      rule: 'PW-LINK-040',
      message: `members of \`${group}\` get no role from the identity pool \`${first.identity.name}\`: ${mistake.message}`,
      related: [
        ...(mistake.related ?? []),
        { message: 'roles are chosen here', resource: first.identity, path: ['providers', first.provider] },
      ],
    })
  }
}

/** An identity pool that chooses roles by the tokens of a pool, as who asks for a role. */
interface Giver {
  readonly identity: Resource
  readonly as: 'authenticated'
  readonly provider: string
  readonly tagged: boolean
}
const known = new WeakMap<Declared, ReadonlyMap<string, readonly Giver[]>>()

/** Every such identity pool, by the id of the pool. */
function giversIn(declared: Declared, addresses: Addresses): ReadonlyMap<string, readonly Giver[]> {
  let found = known.get(declared)
  if (!found) {
    const all = declared.all('identity').flatMap((identity) =>
      Object.entries((identity.value as IdentityDocument).providers ?? {}).flatMap(([provider, said]) => {
        if (said.type !== 'pool' || said.roles?.by !== 'token') return []
        const tagged = Object.keys(said.tags ?? {}).length > 0
        return [{ identity, as: 'authenticated', provider, tagged } as const]
      }),
    )
    found = Map.groupBy(all, ({ provider }) => addresses.poolId(provider))
    known.set(declared, found)
  }
  return found
}
