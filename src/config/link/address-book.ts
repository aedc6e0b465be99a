import { managedArn } from '../../iam/managed-policies.ts'
import type { Addressed, Addresses } from '../addresses.ts'
import { clientId, identityPoolId, poolId, type Home } from '../ids.ts'
import { member, valueAt, type Path } from '../path.ts'
import { functionNameOf } from '../ready-made.ts'
import type { Declared, Resource } from '../merge/resource.ts'

/** A text inside a resource once its interpolations are resolved. */
export type TextOf = (resource: Resource, path: Path) => string | undefined

/**
 * The addresses of everything declared. Ids follow from names, and from what is pinned; an ARN may hold
 * a path or an issuer that is itself interpolated, which `textOf` resolves.
 */
export function addressBook(home: Home, declared: Declared, textOf: TextOf): Addresses {
  const { account, region } = home
  const whole = (kind: Addressed, name: string) => {
    const found = declared.find(kind, name)
    return found === 'broken' ? undefined : found
  }
  const pinned = (kind: 'pool' | 'identity', name: string) =>
    member(whole(kind, name)?.value, 'id') as string | undefined
  const pool = (name: string) => idIn(name) ?? pinned('pool', name) ?? poolId(home, name)
  const identity = (name: string) => idIn(name) ?? pinned('identity', name) ?? identityPoolId(home, name)
  const client = (owner: string, name: string) =>
    (valueAt(whole('pool', owner)?.value, ['clients', name, 'id']) as string | undefined) ??
    clientId(home, owner, name)
  const text = (kind: Addressed, name: string, key: string) => {
    const resource = whole(kind, name)
    return resource && textOf(resource, [key])
  }
  const iam = (kind: Addressed, type: string, name: string) =>
    `arn:aws:iam::${account}:${type}${text(kind, name, 'path') ?? '/'}${name}`

  const arns: Readonly<Record<Addressed, (name: string) => string>> = {
    pool: (name) => `arn:aws:cognito-idp:${region}:${account}:userpool/${pool(name)}`,
    identity: (name) => `arn:aws:cognito-identity:${region}:${account}:identitypool/${identity(name)}`,
    trigger: (name) => `arn:aws:lambda:${region}:${account}:function:${functionNameOf(name)}`,
    role: (name) => iam('role', 'role', name),
    policy: (name) =>
      (declared.find('policy', name) ? undefined : managedArn(name)) ?? iam('policy', 'policy', name),
    'iam-user': (name) => iam('iam-user', 'user', name),
    'oidc-provider': (name) => {
      const host = text('oidc-provider', name, 'url')
        ?.replace(/^https?:\/\//, '')
        .replace(/\/$/, '')
      return `arn:aws:iam::${account}:oidc-provider/${host ?? name}`
    },
    'saml-provider': (name) => `arn:aws:iam::${account}:saml-provider/${name}`,
  }
  const arn = (kind: Addressed, name: string) => (name.startsWith('arn:') ? name : arns[kind](name))
  const named = (names: readonly string[], addressOf: (name: string) => string) => {
    let index: Map<string, string> | undefined
    return (address: string) => (index ??= new Map(names.map((name) => [addressOf(name), name]))).get(address)
  }
  const byArn = new Map<Addressed, (arn: string) => string | undefined>()
  const clientsOf = (owner: string) => Object.keys(member(whole('pool', owner)?.value, 'clients') ?? {})
  const clients = new Map<string, (id: string) => string | undefined>()
  const lazily = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
    const value = map.get(key) ?? make()
    map.set(key, value)
    return value
  }

  return {
    account,
    region,
    arn,
    name: (kind, address) =>
      lazily(byArn, kind, () => named(declared.names(kind), (name) => arn(kind, name)))(address) ?? address,
    poolId: pool,
    poolNamed: named(declared.names('pool'), pool),
    clientId: client,
    clientNamed: (owner, id) =>
      lazily(clients, owner, () => named(clientsOf(owner), (name) => client(owner, name)))(id),
    identityPoolId: identity,
    identityPoolNamed: named(declared.names('identity'), identity),
  }
}

/** The id of a pool or an identity pool that is named by its ARN. */
const idIn = (name: string) => (name.startsWith('arn:') ? name.slice(name.lastIndexOf('/') + 1) : undefined)
