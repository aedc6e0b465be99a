import type { Addressed } from '../../config/addresses.ts'
import type { Json } from '../../model/trigger.ts'
import type { Reviewed } from '../lint/reviewed.ts'
import { namesOf } from './owners.ts'
import type { Rename } from './renames.ts'

/** A value with other texts in the place of some. */
export type TextMap = <Value extends Json>(value: Value) => Value

const addressed: readonly Addressed[] = [
  'pool',
  'identity',
  'role',
  'policy',
  'iam-user',
  'trigger',
  'oidc-provider',
  'saml-provider',
]

/** Puts the ARNs and ids that things have now in the place of those that they had. */
export function textMap(
  before: Reviewed,
  after: Reviewed,
  renames: readonly Rename[],
  unread: ReadonlySet<string>,
): TextMap {
  const texts = new Map<string, string>()
  const put = (was: string, is: string) => was !== is && texts.set(was, is)
  const now = (owner: Addressed, name: string) =>
    renames.find((one) => one.owner === owner && one.from[0] === name)?.to[0] ?? name
  // What a pinned id in a file is that cannot be read, nobody knows: it is the same thing all the same.
  const named = (owner: Addressed) => [
    ...namesOf(before, owner).map(([name = '']) => name),
    ...[...unread].flatMap((one) => (one.startsWith(`${owner}/`) ? [one.slice(owner.length + 1)] : [])),
  ]
  for (const owner of addressed)
    for (const name of named(owner))
      put(before.addresses.arn(owner, name), after.addresses.arn(owner, now(owner, name)))
  for (const name of named('identity'))
    put(before.addresses.identityPoolId(name), after.addresses.identityPoolId(now('identity', name)))
  for (const name of named('pool'))
    put(before.addresses.poolId(name), after.addresses.poolId(now('pool', name)))
  for (const [pool = '', client = ''] of namesOf(before, 'client')) {
    const renamed = renames.find(
      ({ owner, from }) => owner === 'client' && from[0] === pool && from[1] === client,
    )
    const [owner = '', name = ''] = renamed?.to ?? [now('pool', pool), client]
    put(before.addresses.clientId(pool, client), after.addresses.clientId(owner, name))
  }
  const home = ({ account, region }: Reviewed['addresses']) => `${region}:${account}`
  put(home(before.addresses), home(after.addresses))
  if (texts.size === 0) return (value) => value

  // The longest first: the name of one role may begin as that of another does.
  const all = [...texts.keys()].sort((one, other) => other.length - one.length).map(RegExp.escape)
  const pattern = new RegExp(`(?:${all.join('|')})(?![A-Za-z0-9+=,.@_-])`, 'g')
  return (value) =>
    JSON.parse(JSON.stringify(value).replaceAll(pattern, (text) => texts.get(text) ?? text)) as typeof value
}
