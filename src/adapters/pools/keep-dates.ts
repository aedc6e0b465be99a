import { createHash } from 'node:crypto'
import type { PartName } from '../../engine/ports.ts'
import type { Model } from '../../model/model.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Declared, Print } from '../store/sqlite/declared.ts'

/** Notes since when the pools of a model, and what they have, say what they say. */
export function keepDates(
  declared: Pick<Declared, 'note'>,
  { pools }: Pick<Model, 'pools'>,
  now: number,
): void {
  declared.note(pools.flatMap(prints), now)
}

function prints(pool: UserPool): Print[] {
  const { id: poolId, properties, clients, groups, identityProviders, resourceServers, domain, risk } = pool
  const parts: [kind: PartName['kind'], name: string, body: object][] = [
    ...clients.map((client) => ['client', client.id, client.properties] as const),
    ...groups.map((group) => ['group', group.GroupName, group] as const),
    ...identityProviders.map((each) => ['identity-provider', each.ProviderName, each] as const),
    ...resourceServers.map((server) => ['resource-server', server.Identifier, server] as const),
    ...(domain ? [['domain', domain.Domain, domain] as const] : []),
    ...(risk ? [['risk', risk.ClientId, risk] as const] : []),
  ].map(([kind, name, body]) => [kind, name, body])
  return [
    { poolId, print: hash(properties) },
    ...parts.map(([kind, name, body]) => ({ poolId, part: { kind, name }, print: hash(body) })),
  ]
}

const hash = (body: object) => createHash('sha256').update(JSON.stringify(body)).digest('base64url')
