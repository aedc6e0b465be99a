import type { PartName } from '../../engine/ports.ts'
import type { UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'

/** Something of a declared pool, as the API would say it as a part of a pool that it made. */
export interface DeclaredPart extends PartName {
  readonly body: JsonObject
}

/** What a pool has by the words of its file. */
export function declaredParts(pool: UserPool): readonly DeclaredPart[] {
  const {
    clients,
    groups,
    identityProviders,
    resourceServers,
    domain,
    risk,
    logs,
    sessions,
    parts = [],
  } = pool
  const part = (kind: PartName['kind'], name: string, body: object): DeclaredPart => ({
    kind,
    name,
    body: body as JsonObject,
  })
  return [
    ...clients.map(({ id, properties }) => part('client', id, properties)),
    ...groups.map((group) => part('group', group.GroupName, group)),
    ...identityProviders.map((each) => part('identity-provider', each.ProviderName, each)),
    ...resourceServers.map((server) => part('resource-server', server.Identifier, server)),
    ...(domain ? [part('domain', domain.Domain, domain)] : []),
    ...(risk ? [part('risk', risk.ClientId, risk)] : []),
    ...(logs ? [part('logs', 'logs', logs)] : []),
    ...(sessions ? [part('session-rules', 'ALL', sessions)] : []),
    ...parts.map(({ kind, name, body }) => part(kind, name, body)),
  ]
}
