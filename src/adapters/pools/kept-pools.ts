import { madePool } from '../../engine/pools/made-pool.ts'
import type { Ports } from '../../engine/ports.ts'
import type {
  LogDeliveryProperties,
  RiskConfigurationProperties,
  UserPoolClientProperties,
  UserPoolDomainProperties,
  UserPoolGroupProperties,
  UserPoolIdentityProviderProperties,
  UserPoolResourceServerProperties,
} from '../../model/cloudformation.ts'
import type { AppClient, KeptPool, PartKind, UserPool } from '../../model/pool.ts'
import type { UserPoolSessionProperties } from '../../model/user-session.ts'

/** Pools that the API made, each read anew only when it has changed. */
export interface KeptPools {
  byId(id: string): Promise<UserPool | undefined>
  all(): Promise<readonly UserPool[]>
  ofPart: Ports['store']['poolOfPart']
  /** The pool as it was last read, for what is asked of a pool in hand. */
  kept(id: string): KeptPool | undefined
}

type Store = Pick<Ports['store'], 'keptPool' | 'keptRevision' | 'keptPools' | 'poolOfPart'>

/** Reads pools of a store. Another process may change them: every time their revision is looked at. */
export function openKeptPools(store: Store, account: string): KeptPools {
  const read = new Map<string, { readonly kept: KeptPool; readonly pool: UserPool }>()

  async function current(id: string, revision: number | undefined): Promise<UserPool | undefined> {
    const known = read.get(id)
    if (known && known.kept.revision === revision) return known.pool
    const kept = revision === undefined ? undefined : await store.keptPool(id)
    if (!kept) {
      read.delete(id)
      return undefined
    }
    const pool = assembled(kept, account)
    read.set(id, { kept, pool })
    return pool
  }

  return {
    byId: async (id) => current(id, await store.keptRevision(id)),
    async all() {
      const found = await store.keptPools()
      const pools = await Promise.all(found.map(({ id, revision }) => current(id, revision)))
      return pools.filter((pool) => pool !== undefined)
    },
    ofPart: (part) => store.poolOfPart(part),
    kept: (id) => read.get(id)?.kept,
  }
}

// Which parts have a member of their own in a pool.
const members: ReadonlySet<PartKind> = new Set<PartKind>([
  'client',
  'group',
  'identity-provider',
  'resource-server',
  'domain',
  'risk',
  'logs',
])

/** A pool with its parts where the rest of the server looks for them. */
export function assembled({ id, properties, revision, parts }: KeptPool, account: string): UserPool {
  const bodies = <Body>(kind: PartKind) =>
    parts.filter((part) => part.kind === kind).map(({ body }) => body as unknown as Body)
  const withSecret = new Set(
    parts.filter(({ kind }) => kind === 'client-secret').map(({ name }) => name.split('/')[0]),
  )
  const clients = parts
    .filter(({ kind }) => kind === 'client')
    .map(({ name, body }): AppClient => {
      const own = body as unknown as UserPoolClientProperties
      return {
        id: name,
        name: own.ClientName,
        properties: own,
        ...(withSecret.has(name) && { secret: 'kept' }),
      }
    })
  const domains = bodies<UserPoolDomainProperties>('domain')
  const domain = domains.find((each) => !each.CustomDomainConfig) ?? domains[0]
  const [logs] = bodies<LogDeliveryProperties>('logs')
  const sessions = parts.find(({ kind, name }) => kind === 'session-rules' && name === 'ALL')?.body as
    UserPoolSessionProperties | undefined
  const risks = bodies<RiskConfigurationProperties>('risk')
  const risk = risks.find(({ ClientId }) => ClientId === 'ALL')
  return {
    ...madePool(id, properties, account),
    clients,
    groups: bodies<UserPoolGroupProperties>('group'),
    identityProviders: bodies<UserPoolIdentityProviderProperties>('identity-provider'),
    resourceServers: bodies<UserPoolResourceServerProperties>('resource-server'),
    ...(domain && { domain }),
    ...(risk && { risk }),
    ...(logs && { logs }),
    ...(sessions && { sessions }),
    parts: parts.filter(
      ({ kind, name }) =>
        !members.has(kind) ||
        (kind === 'risk' && name !== 'ALL') ||
        (kind === 'domain' && name !== domain?.Domain),
    ),
    revision,
  }
}
