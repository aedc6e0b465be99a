import type { Resource, Reviewed } from '../lint/reviewed.ts'
import type { Place } from '../lint/rule.ts'
import { code } from './code.ts'
import type { Sides, Told } from './fact.ts'
import { namesOf, owners, type Owner } from './owners.ts'
import { newPool } from './new-pool.ts'

/** Something that has another name or id now, and what comes of that. */
export interface Replaced {
  readonly owner: Owner
  readonly about: readonly string[]
  readonly before: Place
  readonly after: Place
  readonly told: Told
}

/** What is lost where CloudFormation or Cognito can only make another one, and the way out. */
type Loss = Pick<Told, 'risk' | 'help'> & { readonly lost: string }
const losses: Partial<Readonly<Record<Owner, Loss>>> = {
  pool: {
    risk: 'data-loss',
    lost: 'it is another pool: all users are lost, with their subs, passwords, second factors and tokens; the ids of its clients, the issuer and its keys are others',
    help: `pin the id that it had with \`id:\`; else ${newPool}`,
  },
  identity: {
    risk: 'data-loss',
    lost: "it is another identity pool: everybody gets another identity id, and what lies under the old one, as S3 objects in a folder of that name, is nobody's; trust policies that name the old id let nobody in",
    help: 'pin the id that it had with `id:`',
  },
  client: {
    risk: 'replace',
    lost: 'it is another client: its id changes, its applications stop, and all of its refresh tokens end',
    help: 'pin the id that it had with `id:`, or declare the new client beside the old one first',
  },
  group: {
    risk: 'data-loss',
    lost: 'it is another group: who was a member is a member of nothing',
    help: 'make the new group first, and put its members into it (ListUsersInGroup, AdminAddUserToGroup)',
  },
  provider: {
    risk: 'data-loss',
    lost: 'it is another provider: whoever came by it is called after the old one, and is somebody new when they come again',
    help: 'keep its name: people do not see it',
  },
  server: {
    risk: 'replace',
    lost: 'it is another resource server: its scopes have other names, and tokens for the old ones are given no more',
    help: 'declare it beside the old one, and move clients and services',
  },
  role: {
    risk: 'replace',
    lost: 'it is another role: its ARN changes, and policies of buckets, keys and queues that name the old one let nobody in',
    help: 'make the new role first, let others name both, and take the old one away',
  },
  policy: {
    risk: 'replace',
    lost: 'it is another policy: its ARN changes, and whoever has the old one elsewhere cannot keep it',
    help: 'make the new policy first, give it to whoever has the old one, and take that away',
  },
  'iam-user': {
    risk: 'replace',
    lost: 'it is another user: its ARN changes, and its access keys have to be made anew',
    help: 'make the new user first, and move what uses its keys',
  },
  'saml-provider': {
    risk: 'data-loss',
    lost: 'it is another provider for IAM: its ARN changes, roles that trust the old one let nobody in, and its people get other identity ids',
    help: 'keep its name: people do not see it',
  },
}

/** Everything whose name or id has changed: never told as harmless where that makes another one of it. */
export function* replaced(sides: Sides): Generator<Replaced> {
  const { before, after, renames, unread } = sides
  for (const { owner, from, to, kept } of renames.all) {
    if (owner === 'login' || isUnread(unread, owner, from) || isUnread(unread, owner, to)) continue
    const places = { before: placeOf(before, owner, from), after: placeOf(after, owner, to) }
    const whose = `${nouns[owner]} ${code(from.at(-1) ?? '')} is now called ${code(to.at(-1) ?? '')}`
    yield { owner, about: to, ...places, told: toldRename(owner, from, kept, whose, sides) }
  }
  for (const owner of ['pool', 'identity', 'client'] as const) {
    const called = new Set(renames.all.flatMap((one) => (one.owner === owner ? [one.to.join()] : [])))
    const old = new Set(namesOf(before, owner).map((names) => names.join()))
    for (const names of namesOf(after, owner)) {
      const from = renames.before(owner, names)
      const renamed = called.has(names.join())
      const outer = owner === 'client' && idOf(before, 'pool', from) !== idOf(after, 'pool', names)
      // With a pool, or a move to another region, go all ids in it.
      if (renamed || outer || movedHome(sides) || isUnread(unread, owner, names)) continue
      if (!old.has(from.join())) continue
      const [was, is] = [idOf(before, owner, from), idOf(after, owner, names)]
      const loss = losses[owner]
      if (was === is || !loss) continue
      const { lost, ...told } = loss
      yield {
        owner,
        about: names,
        before: placeOf(before, owner, from),
        after: placeOf(after, owner, names),
        told: {
          ...told,
          sentence: `${nouns[owner]} ${code(names.at(-1) ?? '')} has the id ${code(is)} now, and had ${code(was)}: ${lost}`,
        },
      }
    }
  }
}

function toldRename(
  owner: Owner,
  from: readonly string[],
  kept: boolean,
  whose: string,
  { before }: Sides,
): Told {
  if (kept) return { risk: 'cosmetic', sentence: `${whose}, and is the same by its id` }
  if (owner === 'trigger') {
    const store = before.model.triggers.find(({ name }) => name === from[0])?.capabilities.kv
    return store
      ? {
          risk: 'data-loss',
          sentence: `${whose}: what it kept in its store stays with the old name`,
          help: 'keep the name of the trigger; its script may be called as you like',
        }
      : { risk: 'cosmetic', sentence: `${whose}, and does what it did` }
  }
  const { lost, ...told } = losses[owner] ?? { risk: 'cosmetic', lost: 'nothing else changes' }
  return { ...told, sentence: `${whose}, and so ${lost}` }
}

const nouns: Readonly<Record<Owner, string>> = {
  pool: 'the user pool',
  client: 'the app client',
  group: 'the group',
  provider: 'the identity provider',
  server: 'the resource server',
  identity: 'the identity pool',
  login: 'the login',
  role: 'the role',
  policy: 'the policy',
  'iam-user': 'the IAM user',
  'oidc-provider': 'the OIDC provider',
  'saml-provider': 'the SAML provider',
  trigger: 'the script',
  gate: 'the gate',
  assertions: 'the assertions',
}

const isUnread = (unread: ReadonlySet<string>, owner: Owner, names: readonly string[]) =>
  unread.has(`${owners[owner][0]}/${names[0]}`)

const movedHome = ({ before, after }: Sides) =>
  before.model.account !== after.model.account || before.model.region !== after.model.region

function idOf(
  { addresses }: Reviewed,
  owner: 'pool' | 'identity' | 'client',
  names: readonly string[],
): string {
  const [outer = '', inner = ''] = names
  if (owner === 'pool') return addresses.poolId(outer)
  return owner === 'identity' ? addresses.identityPoolId(outer) : addresses.clientId(outer, inner)
}

const keys: Partial<Readonly<Record<Owner, string>>> = {
  client: 'clients',
  group: 'groups',
  provider: 'identityProviders',
  server: 'resourceServers',
}

/** Where it is declared. */
function placeOf(project: Reviewed, owner: Owner, [root = '', part = '']: readonly string[]): Place {
  const kind = owners[owner][0]
  const resource = project.all(kind).find(({ name }) => name === root) as Resource
  const key = keys[owner]
  return { resource, path: key === undefined ? [] : [key, part] }
}
