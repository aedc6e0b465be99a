import type { Addresses } from '../addresses.ts'
import type { IdentityDocument, RoleDocument } from '../made/documents.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import type { Path } from '../path.ts'
import type { Tell } from './tell.ts'

/** A role that an identity pool gives, to whom, and whether their tags go with them. */
interface Given {
  readonly role: string
  readonly path: Path
  readonly as: 'authenticated' | 'guest'
  readonly tagged: boolean
}

/** Checks that every declared role which an identity pool names trusts it, and may be tagged where tags are mapped. */
export function checkIdentity(
  identity: Resource,
  declared: Declared,
  addresses: Addresses,
  tell: Tell,
): void {
  for (const given of rolesOf(identity.value as IdentityDocument)) {
    const role = declared.find('role', addresses.name('role', given.role))
    if (typeof role === 'object') checkTrust(identity, given, role, addresses, tell)
  }
}

function rolesOf({ providers = {}, roles = {} }: IdentityDocument): readonly Given[] {
  const mapped = Object.entries(providers).flatMap(([key, provider]): Given[] => {
    const tagged = Object.keys(provider.tags ?? {}).length > 0
    const rules = provider.roles?.by === 'rules' ? provider.roles.rules : []
    return rules.map(({ role }, index) => ({
      role,
      path: ['providers', key, 'roles', 'rules', index, 'role'],
      as: 'authenticated',
      tagged,
    }))
  })
  const anyTags = Object.values(providers).some(({ tags = {} }) => Object.keys(tags).length > 0)
  const fixed = (['authenticated', 'guest'] as const).flatMap((as): Given[] => {
    const role = roles[as]
    return role === undefined
      ? []
      : [{ role, path: ['roles', as], as, tagged: as === 'authenticated' && anyTags }]
  })
  return [...mapped, ...fixed]
}

function checkTrust(
  identity: Resource,
  { path, as, tagged }: Given,
  role: Resource,
  addresses: Addresses,
  tell: Tell,
) {
  const { trust } = role.value as unknown as RoleDocument
  // What a document of the author's own allows is for IAM to say.
  if (trust.type === 'document') return
  const related = [{ message: 'whom it trusts', resource: role, path: ['trust'] as Path }]
  const refuse = (message: string, help: string) =>
    tell(identity, path, { rule: 'PW-LINK-020', message, help, related })
  const right = `trust: { type: identityPool, pool: ${identity.name}, as: ${as}${tagged ? ', tagSession: true' : ''} }`
  if (trust.type !== 'identityPool')
    refuse(`the role \`${role.name}\` does not trust identity pools`, `write \`${right}\` in the role`)
  else if (addresses.identityPoolId(trust.pool) !== addresses.identityPoolId(identity.name))
    refuse(
      `the role \`${role.name}\` trusts the identity pool \`${trust.pool}\`, not this one`,
      `write \`${right}\` in the role`,
    )
  else if ((trust.as === 'guest') !== (as === 'guest'))
    refuse(
      `the role \`${role.name}\` trusts \`${trust.as}\` and is given to \`${as}\``,
      `write \`${right}\` in the role`,
    )
  else if (tagged && !trust.tagSession)
    tell(identity, path, {
      rule: 'PW-LINK-021',
      message: `the role \`${role.name}\` may not be tagged, and \`tags\` are mapped: nobody would get it`,
      help: 'say `tagSession: true` in its `trust`',
      related,
    })
}
