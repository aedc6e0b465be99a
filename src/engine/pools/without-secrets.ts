import type { KeptPool, PartKind, PoolPart } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'

/** Details of identity providers that are secrets. */
export const secretDetails: readonly string[] = ['client_secret', 'private_key']

// What a file can say of a pool. Of everything else that is told, the name is enough.
const said: ReadonlySet<PartKind> = new Set<PartKind>([
  'client',
  'group',
  'identity-provider',
  'resource-server',
  'domain',
  'risk',
  'logs',
  'session-rules',
  'terms',
  'branding',
])

/** A pool as a file may describe it: each secret is a reference without a name, as `{ "secret": "" }`. */
export const withoutSecrets = (pool: KeptPool): KeptPool => ({
  ...pool,
  parts: pool.parts.map((part) => ({ ...part, body: bodyOf(part) })),
})

function bodyOf({ kind, body }: PoolPart): JsonObject {
  if (!said.has(kind)) return {}
  if (kind !== 'identity-provider') return body
  const details = Object.entries((body['ProviderDetails'] ?? {}) as JsonObject)
  const hidden = details.map(([key, value]) => [key, secretDetails.includes(key) ? { secret: '' } : value])
  return { ...body, ProviderDetails: Object.fromEntries(hidden) as JsonObject }
}
