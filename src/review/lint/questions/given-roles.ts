import type { Resource, Reviewed } from '../reviewed.ts'
import type { Place } from '../rule.ts'
import { trustsIdentityPools } from './trusted.ts'

/** A role that an identity pool gives to people. */
export interface GivenRole {
  readonly role: Resource<'role'>
  /** Absent of a role that trusts identity pools and which no file names: it can be had in the classic flow. */
  readonly identity?: Resource<'identity'>
  /** `few`: members of a group, whom somebody has to put there. */
  readonly to: 'guests' | 'users' | 'few'
  /** Where it is said. */
  readonly at: Place
}

const known = new WeakMap<Reviewed, readonly GivenRole[]>()
const byRole = new WeakMap<Reviewed, ReadonlyMap<string, readonly GivenRole[]>>()

/** Every role that people get from identity pools, as often as something gives it. */
export function givenRoles(project: Reviewed): readonly GivenRole[] {
  let given = known.get(project)
  if (!given) known.set(project, (given = find(project)))
  return given
}

/** Every way to get one role, by its name. */
export function givenAs(project: Reviewed, role: string): readonly GivenRole[] {
  let roles = byRole.get(project)
  if (!roles) byRole.set(project, (roles = Map.groupBy(givenRoles(project), (given) => given.role.name)))
  return roles.get(role) ?? []
}

/** To whom a role is given, those of whom there are most first; nothing, where no identity pool gives it. */
export function givenTo(project: Reviewed, role: Resource): GivenRole | undefined {
  const all = givenAs(project, role.name)
  return widest.map((to) => all.find((given) => given.to === to)).find((given) => given !== undefined)
}
const widest = ['guests', 'users', 'few'] as const

/** Claims that only say what administrators have decided: of which groups somebody is a member. */
const groupClaims = ['cognito:groups', 'cognito:roles', 'cognito:preferred_role']

function find(project: Reviewed): readonly GivenRole[] {
  const named = project.all('identity').flatMap((identity) => givenBy(project, identity))
  const given = new Set(named.map(({ role }) => role.name))
  const others = project
    .all('role')
    .filter((role) => !given.has(role.name) && trustsIdentityPools(project, role))
    .map((role): GivenRole => {
      const { trust } = role.says
      const guests = trust.type === 'identityPool' && trust.as === 'guest'
      return { role, to: guests ? 'guests' : 'users', at: { resource: role, path: ['trust'] } }
    })
  return [...named, ...others]
}

function givenBy(project: Reviewed, identity: Resource<'identity'>): readonly GivenRole[] {
  const { roles = {}, providers = {} } = identity.says
  const give = (name: string | undefined, to: GivenRole['to'], at: Place): readonly GivenRole[] => {
    const role = name === undefined ? undefined : project.find('role', name)
    return role ? [{ role, identity, to, at }] : []
  }
  const place = (...path: (string | number)[]): Place => ({ resource: identity, path })
  const mapped = Object.entries(providers).flatMap(([name, said]) => {
    const path = ['providers', name, 'roles']
    if (said.roles?.by === 'rules')
      return said.roles.rules.flatMap(({ role, claim }, index) =>
        give(role, groupClaims.includes(claim) ? 'few' : 'users', place(...path, 'rules', index)),
      )
    const pool = said.type === 'pool' && said.roles?.by === 'token' ? project.find('pool', name) : undefined
    if (!pool) return []
    return Object.entries(pool.says.groups ?? {}).flatMap(([group, { role }]) =>
      give(role, 'few', { resource: pool, path: ['groups', group, 'role'] }),
    )
  })
  return [
    ...give(roles.guest, 'guests', place('roles', 'guest')),
    ...give(roles.authenticated, 'users', place('roles', 'authenticated')),
    ...mapped,
  ]
}
