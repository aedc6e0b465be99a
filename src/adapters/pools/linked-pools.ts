import { Fault } from '../../model/fault.ts'
import type { Model } from '../../model/model.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { Ports } from '../../engine/ports.ts'

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

/** The pools of a linked model, in any region, found by their ids and by those of their clients. */
export function linkedPools(model: Model, issuing: Issuing, secrets: ClientSecrets): Ports['pools'] {
  const pools = new Map(model.pools.map((pool) => [pool.id, pool]))
  const clients = new Map(
    model.pools.flatMap((pool) => pool.clients.map((client) => [client.id, { pool, client }] as const)),
  )
  const ordered = [...model.pools].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    byId: async (id) => pools.get(id),
    byClientId: async (id) => clients.get(id),
    all: async () => ordered,
    issuer: (pool) => issuerOf(pool, issuing),
    secrets: (pool, client) => secretsOf(pool, client, secrets),
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
