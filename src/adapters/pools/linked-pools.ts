import { Fault } from '../../model/fault.ts'
import type { Model } from '../../model/model.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { domainsOf } from '../../engine/pools/change-domain.ts'
import type { PartName, Ports } from '../../engine/ports.ts'
import type { Declared } from '../store/sqlite/declared.ts'
import type { Drifts } from '../store/sqlite/drift.ts'
import { openKeptPools } from './kept-pools.ts'
import { openDriftedPools } from './drifted-pools.ts'
import { openLeftParts } from './left-parts.ts'

/** Who issues tokens, fixed when the server starts and never taken from a request. */
export interface Issuing {
  /** Where callers reach this server, without a slash at its end. */
  readonly url: string
  /** Wins over what a pool says of itself. */
  readonly issuer?: 'aws' | undefined
}

/** Where the secrets of app clients come from. */
export interface ClientSecrets {
  /** Drawn from the seal key: always the same for one client. */
  readonly derived: (poolId: string, clientId: string) => string
  /** Bound by name; `undefined` where it is missing. */
  readonly bound: (name: string) => string | undefined
}

/** A store, for what a linked model does not say: pools that the API made, and since when declared ones are as they are. */
export type Beside = Parameters<typeof openKeptPools>[0] & {
  readonly declared: Pick<Declared, 'dates'>
  readonly drift: Drifts
}

/**
 * The pools of a linked model, in any region, found by their ids and by those of their clients; and beside
 * them those that the API made. A declared one wins.
 */
export function linkedPools(
  { account, pools: linked, where }: Pick<Model, 'account' | 'pools' | 'where'>,
  issuing: Issuing,
  secrets: ClientSecrets,
  store?: Beside,
  mayDrift = false,
): Ports['pools'] {
  const pools = new Map(linked.map((pool) => [pool.id, pool]))
  const clients = new Map(
    linked.flatMap((pool) => pool.clients.map((client) => [client.id, { pool, client }] as const)),
  )
  const domains = new Map(
    linked.flatMap((pool) => (pool.domain ? [[pool.domain.Domain, pool] as const] : [])),
  )
  const made = store && openKeptPools(store, account)
  const drift = mayDrift ? store?.drift : undefined
  const left = store ? openLeftParts(store) : async (pool: UserPool) => pool
  const whole = drift ? openDriftedPools(drift, left) : left
  const byId = async (id: string) => {
    const pool = pools.get(id)
    return pool ? whole(pool) : made?.byId(id)
  }
  return {
    account,
    origin: issuing.url,
    byId,
    async byClientId(id) {
      const found = clients.get(id)
      if (found && !drift) return { ...found, pool: await whole(found.pool) }
      const part = { kind: 'client', name: id } as const
      const poolId = found?.pool.id ?? drift?.ofPart(part) ?? (await made?.ofPart(part))
      const pool = poolId === undefined ? undefined : await byId(poolId)
      const client = pool?.clients.find((each) => each.id === id)
      return pool && client && { pool, client }
    },
    async byDomain(domain) {
      const part = { kind: 'domain', name: domain } as const
      // A pool that has changed, or is declared by now, may have another, and this one be somebody else's.
      for (const id of [domains.get(domain)?.id, drift?.ofPart(part), await made?.ofPart(part)]) {
        const pool = id === undefined ? undefined : await byId(id)
        if (pool && domainsOf(pool).some(({ Domain }) => Domain === domain)) return pool
      }
      return undefined
    },
    async all() {
      const others = ((await made?.all()) ?? []).filter(({ id }) => !pools.has(id))
      return [...(await Promise.all(linked.map(whole))), ...others].sort((a, b) => (a.id < b.id ? -1 : 1))
    },
    issuer: (pool) => issuerOf(pool, issuing),
    secrets: (pool, client) => secretsOf(pool, client, secrets),
    mayDrift,
    declaredAt(pool, part) {
      if (!pools.has(pool.id)) return undefined
      const path = part && partPath(pool, part)
      // What was written nowhere, as by a program, is declared all the same.
      const unwritten = { file: `pools/${pool.name}.pool.yaml`, line: 1 }
      return (path && where('pool', pool.name, path)) ?? where('pool', pool.name) ?? unwritten
    },
    dates(pool, part) {
      const kept = pools.has(pool.id) ? undefined : made?.kept(pool.id)
      const is = ({ kind, name }: PartName) => kind === part?.kind && name === part.name
      const own = part ? (kept?.parts.find(is) ?? pool.parts?.find(is)) : kept
      const known = own ?? store?.declared.dates(pool.id, part)
      const changed = pools.has(pool.id) ? drift?.dates(pool.id, part) : undefined
      return changed ? { ...changed, ...known, modifiedAt: changed.modifiedAt } : (known ?? never)
    },
  }
}

const never = { createdAt: 0, modifiedAt: 0 }

/** Where in a pool's file a part of it stands. */
export function partPath({ clients }: UserPool, { kind, name }: PartName): readonly string[] | undefined {
  switch (kind) {
    case 'client':
      return ['clients', clients.find(({ id }) => id === name)?.name ?? name]
    case 'group':
      return ['groups', name]
    case 'identity-provider':
      return ['identityProviders', name]
    case 'resource-server':
      return ['resourceServers', name]
    case 'domain':
      return ['domain']
    case 'risk':
      return ['threatProtection']
    case 'logs':
      return ['logs']
    case 'terms': {
      const [id, terms] = name.split('/')
      const client = clients.find((each) => each.id === id)
      return client && ['clients', client.name, 'terms', terms === 'privacy-policy' ? 'privacy' : 'use']
    }
    case 'branding': {
      const client = clients.find(({ id }) => id === name)
      return client && ['clients', client.name, 'branding']
    }
    case 'session-rules':
      return name === 'ALL' ? ['sessions'] : undefined
    default:
      return undefined
  }
}

/** What the tokens of a pool say who issued them. */
export const issuerOf = (pool: UserPool, { url, issuer }: Issuing): string =>
  (issuer ?? pool.issuer) === 'aws'
    ? `https://cognito-idp.${pool.region}.amazonaws.com/${pool.id}`
    : `${url}/${pool.id}`

function secretsOf(pool: UserPool, client: AppClient, { derived, bound }: ClientSecrets): readonly string[] {
  if (!client.secret) return []
  if (client.secret === 'derived') return [derived(pool.id, client.id)]
  if (client.secret === 'kept') return keptSecrets(pool, client.id)
  const name = client.secret.secret
  const secret = bound(name)
  // Every operation that asks for a secret lists this code, and no SDK tries again because of it.
  if (!secret)
    throw new Fault(
      'InvalidParameterException',
      `The secret \`${name}\` of client \`${client.name}\` is missing.`,
    )
  return [secret]
}

/** The values of the secrets that the API made for a client, the oldest first. */
const keptSecrets = ({ parts = [] }: UserPool, clientId: string): readonly string[] =>
  parts
    .filter(({ kind, name }) => kind === 'client-secret' && name.startsWith(`${clientId}/`))
    .sort((one, other) => one.createdAt - other.createdAt)
    .map(({ body }) => String(body['value']))
