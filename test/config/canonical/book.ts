import type { Addressed, Addresses } from '../../../src/config/addresses.ts'

/** What a project declares, by kind; clients by their pool. */
export interface Declared {
  readonly names: Readonly<Partial<Record<Addressed, readonly string[]>>>
  readonly clients?: Readonly<Record<string, readonly string[]>>
  /** Issuers of OIDC providers, without their scheme. */
  readonly issuers?: Readonly<Record<string, string>>
}

const account = '123456789012'
const region = 'us-east-1'

/** An address book whose ids can be read: pool `shop` is `us-east-1_shop`. */
export function book({ names, clients = {}, issuers = {} }: Declared): Addresses {
  const iam = (type: string) => (name: string) => `arn:aws:iam::${account}:${type}/${name}`
  const made: Readonly<Record<Addressed, (name: string) => string>> = {
    pool: (name) => `arn:aws:cognito-idp:${region}:${account}:userpool/${region}_${name}`,
    identity: (name) => `arn:aws:cognito-identity:${region}:${account}:identitypool/${region}:${name}`,
    trigger: (name) => `arn:aws:lambda:${region}:${account}:function:${name.replace('/', '-')}`,
    role: iam('role'),
    policy: iam('policy'),
    'iam-user': iam('user'),
    'oidc-provider': (name) => iam('oidc-provider')(issuers[name] ?? name),
    'saml-provider': iam('saml-provider'),
  }
  const arn = (kind: Addressed, name: string) => (name.startsWith('arn:') ? name : made[kind](name))
  const behind = (all: readonly string[] = [], made: (name: string) => string, id: string) =>
    all.find((name) => made(name) === id)
  const poolId = (pool: string) => `${region}_${pool}`
  const clientId = (pool: string, client: string) => `${pool}0${client}`
  const identityPoolId = (name: string) => `${region}:${name}`
  return {
    account,
    region,
    arn,
    name: (kind, id) => behind(names[kind], (name) => arn(kind, name), id) ?? id,
    poolId,
    poolNamed: (id) => behind(names.pool, poolId, id),
    clientId,
    clientNamed: (pool, id) => behind(clients[pool], (client) => clientId(pool, client), id),
    identityPoolId,
    identityPoolNamed: (id) => behind(names.identity, identityPoolId, id),
  }
}
