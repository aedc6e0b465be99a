import type { Reviewed } from '../lint/reviewed.ts'

/** Something in a project that comes, goes and is renamed as a whole, and the names that lead to it. */
export const owners = {
  pool: ['pool'],
  client: ['pool', 'client'],
  group: ['pool', 'group'],
  provider: ['pool', 'provider'],
  server: ['pool', 'server'],
  identity: ['identity'],
  login: ['identity', 'login'],
  role: ['role'],
  policy: ['policy'],
  'iam-user': ['iam-user'],
  'oidc-provider': ['oidc-provider'],
  'saml-provider': ['saml-provider'],
  trigger: ['trigger'],
  gate: ['gate'],
  assertions: ['assertions'],
} as const
export type Owner = keyof typeof owners

const parts = {
  client: 'clients',
  group: 'groups',
  provider: 'identityProviders',
  server: 'resourceServers',
} as const

const known = new WeakMap<Reviewed, Map<Owner, readonly (readonly string[])[]>>()

/** Everything of one sort that a project has, by its names. */
export function namesOf(project: Reviewed, owner: Owner): readonly (readonly string[])[] {
  let kinds = known.get(project)
  if (!kinds) known.set(project, (kinds = new Map()))
  let names = kinds.get(owner)
  if (!names) kinds.set(owner, (names = find(project, owner)))
  return names
}

function find(project: Reviewed, owner: Owner): readonly (readonly string[])[] {
  if (owner === 'login')
    return project
      .all('identity')
      .flatMap(({ name, says: { providers = {}, developerProvider } }) =>
        [...Object.keys(providers), developerProvider ?? []].flat().map((login) => [name, login]),
      )
  if (owner === 'client' || owner === 'group' || owner === 'provider' || owner === 'server')
    return project
      .all('pool')
      .flatMap(({ name, says }) => Object.keys(says[parts[owner]] ?? {}).map((part) => [name, part]))
  return project.all(owner).map(({ name }) => [name])
}

/** Whether a project has what the first names lead to. */
export const has = (project: Reviewed, owner: Owner, names: readonly string[]): boolean =>
  indexOf(project, owner).has(JSON.stringify(names.slice(0, owners[owner].length)))

const indices = new WeakMap<readonly (readonly string[])[], ReadonlySet<string>>()

function indexOf(project: Reviewed, owner: Owner): ReadonlySet<string> {
  const names = namesOf(project, owner)
  let index = indices.get(names)
  if (!index) indices.set(names, (index = new Set(names.map((one) => JSON.stringify(one)))))
  return index
}
