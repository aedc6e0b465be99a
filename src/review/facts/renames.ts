import type { Json } from '../../model/trigger.ts'
import type { Resource, Reviewed } from '../lint/reviewed.ts'
import { textMap, type TextMap } from './addresses-changed.ts'
import { canonicalJson } from './canonical-json.ts'
import { namesOf, owners, type Owner } from './owners.ts'
import { alike } from './alike.ts'

/** Something that goes by another name now. */
export interface Rename {
  readonly owner: Owner
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** Whether it is the same thing still: its id is pinned, or it never had any but its own words. */
  readonly kept: boolean
}

/** What goes by another name now, and how the names and addresses of before are those of after. */
export interface Renames {
  readonly all: readonly Rename[]
  /** The names that something has now. */
  readonly now: (owner: Owner, names: readonly string[]) => readonly string[]
  /** The names that it had before. */
  readonly before: (owner: Owner, names: readonly string[]) => readonly string[]
  /** A value of before, with the ARNs and ids that the same things have now. */
  readonly value: TextMap
}

/** In this order: what stands in something else is looked for once that is found. */
const ordered: readonly Owner[] = [
  'pool',
  'identity',
  'role',
  'policy',
  'trigger',
  'iam-user',
  'oidc-provider',
  'saml-provider',
  'client',
  'group',
  'provider',
  'server',
]

/** Finds what has another name after a change: by the id that it kept, or because it says the same, or nearly. */
export function renamesOf(
  before: Reviewed,
  after: Reviewed,
  unread: ReadonlySet<string> = new Set(),
): Renames {
  const all: Rename[] = []
  for (const owner of ordered) all.push(...renamed(owner, before, after, all))
  all.push(...loginsOf(before, all))
  return {
    all,
    now: (owner, names) => follow(all, owner, names, 'from', 'to'),
    before: (owner, names) => follow(all, owner, names, 'to', 'from'),
    value: textMap(before, after, all, unread),
  }
}

/** Changes the leading names, the outermost first. */
function follow(
  all: readonly Rename[],
  owner: Owner,
  names: readonly string[],
  from: 'from' | 'to',
  to: 'from' | 'to',
): readonly string[] {
  const whole = owners[owner]
  // The innermost rename knows the names around it, on both sides.
  for (let depth = whole.length; depth > 0; depth--) {
    const found = all.find(
      (one) => one.owner === whole[depth - 1] && one[from].every((name, at) => name === names[at]),
    )
    if (found) return [...found[to], ...names.slice(depth)]
  }
  return names
}

function renamed(
  owner: Owner,
  before: Reviewed,
  after: Reviewed,
  known: readonly Rename[],
): readonly Rename[] {
  const key = (names: readonly string[]) => JSON.stringify(names)
  const were = namesOf(before, owner)
  const are = namesOf(after, owner)
  const nowOf = (names: readonly string[]) => follow(known, owner, names, 'from', 'to')
  const present = new Set(are.map(key))
  const past = new Set(were.map((names) => key(nowOf(names))))
  const gone = were.filter((names) => !present.has(key(nowOf(names))))
  let come = are.filter((names) => !past.has(key(names)))
  const found: Rename[] = []
  const pair = (from: readonly string[], to: readonly string[], kept: boolean) => {
    found.push({ owner, from, to, kept })
    come = come.filter((names) => names !== to)
  }
  const left = gone.filter((from) => {
    const id = idOf(before, owner, from)
    const to = id === undefined ? undefined : come.find((names) => idOf(after, owner, names) === id)
    if (to) pair(from, to, true)
    return !to
  })
  // What stands in a pool is looked for there.
  const around = (names: readonly string[]) => key(names.slice(0, -1))
  const pairs = left.flatMap((from) =>
    come
      .filter((to) => around(nowOf(from)) === around(to))
      .map((to) => ({ from, to, degree: alike(content(before, owner, from), content(after, owner, to)) })),
  )
  const rivals = (one: (typeof pairs)[number]) =>
    pairs.filter(({ from, to, degree }) => (from === one.from) !== (to === one.to) && degree >= one.degree)
  for (const one of pairs) if (one.degree >= likely && rivals(one).length === 0) pair(one.from, one.to, false)
  return found
}

/** Of all that either says, so much is the same. */
const likely = 0.75

/** Logins of identity pools are called after what vouches for people. */
const loginsOf = (before: Reviewed, known: readonly Rename[]): readonly Rename[] =>
  namesOf(before, 'login').flatMap((from) => {
    const [identity = '', login = ''] = from
    const vouching = known.find(
      (one) => ['pool', 'oidc-provider', 'saml-provider'].includes(one.owner) && one.from[0] === login,
    )
    const [name = ''] = follow(known, 'identity', [identity], 'from', 'to')
    return vouching ? [{ owner: 'login' as const, from, to: [name, vouching.to[0] ?? ''], kept: true }] : []
  })

/** The id by which callers know it, whatever its name is. */
function idOf(project: Reviewed, owner: Owner, names: readonly string[]): string | undefined {
  const [outer = '', inner = ''] = names
  if (owner === 'pool') return project.addresses.poolId(outer)
  if (owner === 'identity') return project.addresses.identityPoolId(outer)
  if (owner === 'client') return project.addresses.clientId(outer, inner)
  return undefined
}

/** What it says, but for what is its name's, or nobody's matter. */
function content(project: Reviewed, owner: Owner, names: readonly string[]): Json {
  const [root = '', part = ''] = names
  const kind = owners[owner][0]
  const resource = project.all(kind).find(({ name }) => name === root) as Resource | undefined
  const whole = (resource?.says ?? {}) as unknown as Readonly<Record<string, Json>>
  const inside = {
    client: 'clients',
    group: 'groups',
    provider: 'identityProviders',
    server: 'resourceServers',
  }
  const said = (
    owner in inside
      ? ((whole[inside[owner as keyof typeof inside]] ?? {}) as Readonly<Record<string, Json>>)[part]
      : whole
  ) as Readonly<Record<string, Json>> | undefined
  const { id: _id, description: _description, script: _script, ...rest } = said ?? {}
  const script = owner === 'trigger' && project.model.triggers.find((one) => one.name === root)?.script
  const text = script ? project.text(script) : undefined
  return JSON.parse(canonicalJson({ ...rest, ...(text !== undefined && { script: text }) })) as Json
}
