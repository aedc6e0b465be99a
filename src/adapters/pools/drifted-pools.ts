import type { PartName } from '../../engine/ports.ts'
import { patch } from '../../model/merge-patch.ts'
import type { PoolPart, UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { Drift, Drifts } from '../store/sqlite/drift.ts'
import { declaredParts } from './declared-parts.ts'
import { assembled } from './kept-pools.ts'

/** Declared pools as the API has changed them; the change wins over what the file says. */
export function openDriftedPools(
  drifts: Pick<Drifts, 'revision' | 'of'>,
  declared: (pool: UserPool) => Promise<UserPool>,
): (pool: UserPool) => Promise<UserPool> {
  const known = new Map<string, { readonly revision: number; readonly pool: UserPool }>()
  return async (pool) => {
    const revision = drifts.revision(pool.id)
    const found = known.get(pool.id)
    if (found?.revision === revision) return found.pool
    const base = await declared(pool)
    const changes = revision ? drifts.of(pool.id) : []
    const now = changes.length ? drifted(base, changes, revision) : revision ? { ...base, revision } : base
    known.set(pool.id, { revision, pool: now })
    return now
  }
}

/** A declared pool with what the API has changed of it. */
export function drifted(pool: UserPool, changes: readonly Drift[], revision: number): UserPool {
  const own = changes.find(({ part }) => !part)
  const properties = own ? patch(pool.properties as unknown as JsonObject, own.body) : pool.properties
  const parts = new Map<string, PoolPart>()
  const keyOf = ({ kind, name }: PartName) => JSON.stringify([kind, name])
  for (const part of [...declaredParts(pool), ...(pool.parts ?? [])])
    parts.set(keyOf(part), { createdAt: 0, modifiedAt: 0, ...part })
  for (const { part, how, body, createdAt, modifiedAt } of changes) {
    if (!part) continue
    const key = keyOf(part)
    const was = parts.get(key)
    if (how === 'gone') parts.delete(key)
    else if (how === 'whole') parts.set(key, { ...part, body, createdAt, modifiedAt })
    // What a file no longer declares has nothing that a patch could change.
    else if (was) parts.set(key, { ...was, body: patch(was.body, body), modifiedAt })
  }
  const sorted = [...parts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, part]) => part)
  const { account, name, arn, region, issuer } = pool
  const dates = { createdAt: 0, modifiedAt: 0 }
  const made = assembled(
    { id: pool.id, properties: properties as UserPool['properties'], revision, parts: sorted, ...dates },
    account,
  )
  const clients = made.clients.map((client) => {
    const declared = pool.clients.find(({ id }) => id === client.id)
    return declared ? { ...declared, properties: client.properties } : client
  })
  return { ...made, name, arn, region, issuer, clients }
}
