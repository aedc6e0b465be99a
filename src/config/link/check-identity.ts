import type { Addresses } from '../addresses.ts'
import type { IdentityDocument } from '../made/documents.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import type { Path } from '../path.ts'
import type { Tell } from './tell.ts'
import { trustMistake, type Given } from './trust-mistake.ts'

/** Checks that every declared role which an identity pool names trusts it, and may be tagged where tags are mapped. */
export function checkIdentity(
  identity: Resource,
  declared: Declared,
  addresses: Addresses,
  tell: Tell,
): void {
  for (const { role: named, path, ...given } of rolesOf(identity)) {
    const role = declared.find('role', addresses.name('role', named))
    const mistake = typeof role === 'object' ? trustMistake(role, given, addresses) : undefined
    if (mistake) tell(identity, path, mistake)
  }
}

/** The declared roles that identity pools name. */
export const rolesGiven = (declared: Declared, addresses: Addresses): ReadonlySet<string> =>
  new Set(
    declared
      .all('identity')
      .flatMap(rolesOf)
      .map(({ role }) => addresses.name('role', role)),
  )

/** A role that an identity pool gives, and where it says so. */
interface Named extends Given {
  readonly role: string
  readonly path: Path
}

function rolesOf(identity: Resource): readonly Named[] {
  const { providers = {}, roles = {} } = identity.value as IdentityDocument
  const mapped = Object.entries(providers).flatMap(([provider, { roles: by, tags = {} }]): Named[] =>
    (by?.by === 'rules' ? by.rules : []).map(({ role }, index) => ({
      identity,
      role,
      path: ['providers', provider, 'roles', 'rules', index, 'role'],
      as: 'authenticated',
      provider,
      tagged: Object.keys(tags).length > 0,
    })),
  )
  const anyTags = Object.values(providers).some(({ tags = {} }) => Object.keys(tags).length > 0)
  const fixed = (['authenticated', 'guest'] as const).flatMap((as): Named[] => {
    const role = roles[as]
    if (role === undefined) return []
    return [{ identity, role, path: ['roles', as], as, tagged: as === 'authenticated' && anyTags }]
  })
  return [...mapped, ...fixed]
}
