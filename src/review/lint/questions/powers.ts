import { attributesOf } from '../../../config/link/attributes.ts'
import type { IdentityDocument, PoolDocument } from '../../../config/made/documents.ts'
import { unwritable } from '../../../model/standard-attributes.ts'
import type { Resource, Reviewed } from '../reviewed.ts'
import type { Place } from '../rule.ts'
import { askedForTag, permissionOf } from './role-words.ts'

/** An attribute whose value decides what somebody may do in AWS, and how one leads to the other. */
export interface Power {
  /** As users carry it. */
  readonly attribute: string
  /** By what: a rule that chooses a role, or a principal tag for which a policy asks. */
  readonly by: 'rule' | 'tag'
  /** What its value does, as a clause that begins with a verb. */
  readonly does: string
  /** Where an identity pool reads it, then what comes of that, as far as the project says. */
  readonly steps: readonly { readonly message: string; readonly at: Place }[]
}

/** The attributes of a pool that choose a role, or become a principal tag for which a policy asks. */
export function powersOf(project: Reviewed, pool: Resource<'pool'>): readonly Power[] {
  const carried = attributesOf(pool.says).filter((name) => !unwritable.includes(name))
  return (logins(project).get(pool.name) ?? [])
    .flatMap(({ identity, provider }) => [
      ...rulesIn(project, identity, provider),
      ...tagsIn(project, pool, identity, provider),
    ])
    .filter(({ attribute }) => carried.includes(attribute))
}

interface Login {
  readonly identity: Resource<'identity'>
  readonly provider: string
}
const known = new WeakMap<Reviewed, ReadonlyMap<string | undefined, readonly Login[]>>()

/** Where identity pools take the tokens of a pool, by its name. */
function logins(project: Reviewed): ReadonlyMap<string | undefined, readonly Login[]> {
  let found = known.get(project)
  if (!found) {
    const all = project
      .all('identity')
      .flatMap((identity) =>
        Object.entries(identity.says.providers ?? {}).flatMap(([provider, { type }]) =>
          type === 'pool' ? [{ identity, provider }] : [],
        ),
      )
    found = Map.groupBy(all, ({ provider }) => project.find('pool', provider)?.name)
    known.set(project, found)
  }
  return found
}

/** Whether an attribute is an address that its user has shown to be theirs, at sign-up and whenever it changes. */
export function isProved({ signUp = {} }: PoolDocument, attribute: string): boolean {
  const channel = attribute === 'email' ? 'email' : attribute === 'phone_number' ? 'phone' : undefined
  const { verify = [], keepOriginalUntilVerified = [] } = signUp
  return channel !== undefined && verify.includes(channel) && keepOriginalUntilVerified.includes(channel)
}

function rulesIn(project: Reviewed, identity: Resource<'identity'>, provider: string): readonly Power[] {
  const mapping = mappingOf(identity, provider)
  if (mapping?.by !== 'rules') return []
  const usual = mapping.otherwise === 'default' ? identity.says.roles?.authenticated : undefined
  return mapping.rules.flatMap(({ claim, match, value, role: named }, index) => {
    const role = project.find('role', named)
    // A role that everybody gets is nothing to be had by it.
    if (usual !== undefined && (usual === named || (role && project.find('role', usual) === role))) return []
    const at: Place = { resource: identity, path: ['providers', provider, 'roles', 'rules', index] }
    const does = `chooses the role \`${role?.name ?? named}\``
    const rule = { message: `\`${claim}\` ${words[match]} \`${value}\` ${does}`, at }
    const step = role && permissionOf(role)
    return [
      {
        attribute: claim,
        by: 'rule',
        does,
        steps: [rule, ...(step ? [{ message: step.words, at: step.at }] : [])],
      },
    ]
  })
}

const words = {
  equals: 'equal to',
  notEqual: 'other than',
  startsWith: 'beginning with',
  contains: 'containing',
}

function tagsIn(
  project: Reviewed,
  pool: Resource<'pool'>,
  identity: Resource<'identity'>,
  provider: string,
): readonly Power[] {
  const roles = rolesBy(pool.says, identity.says, provider).flatMap((name) => {
    const role = project.find('role', name)
    return role ? [role] : []
  })
  return Object.entries(identity.says.providers?.[provider]?.tags ?? {}).flatMap(([tag, claim]) => {
    for (const role of roles) {
      const asked = askedForTag(project, role, tag)
      if (!asked) continue
      const at: Place = { resource: identity, path: ['providers', provider, 'tags', tag] }
      return [
        {
          attribute: claim,
          by: 'tag',
          does: `becomes the principal tag \`${tag}\``,
          steps: [
            { message: `\`${claim}\` becomes the principal tag \`${tag}\``, at },
            { message: `the role \`${role.name}\` may do what \`aws:PrincipalTag/${tag}\` says`, at: asked },
          ],
        },
      ]
    }
    return []
  })
}

const mappingOf = ({ says }: Resource<'identity'>, provider: string) => says.providers?.[provider]?.roles

/** The roles that somebody of a pool may be given. */
function rolesBy(pool: PoolDocument, { roles = {}, providers = {} }: IdentityDocument, provider: string) {
  const mapping = providers[provider]?.roles
  const chosen =
    mapping?.by === 'rules'
      ? mapping.rules.map(({ role }) => role)
      : mapping?.by === 'token'
        ? Object.values(pool.groups ?? {}).flatMap(({ role }) => (role === undefined ? [] : [role]))
        : []
  return [...new Set([...chosen, ...(roles.authenticated === undefined ? [] : [roles.authenticated])])]
}
