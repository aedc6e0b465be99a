import type { Json, KvQuota } from '../../../model/trigger.ts'
import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'
import type { GroupCommit } from './group-commit.ts'
import { firstAfter } from './list-users.ts'

/** Whose an entry is: one trigger's, in one pool. */
export interface KeptBy {
  readonly poolId: string
  readonly trigger: string
}

/** A value, and when it is gone, in milliseconds since 1970. */
export interface KeptEntry {
  readonly value: Json
  readonly expiresAt?: number
}

/** What scripts keep between calls. What has expired at `now` is not there. */
export interface Kept {
  get(by: KeptBy, key: string, now: number): KeptEntry | undefined
  /**
   * Puts what `change` makes of what is there, atomically; what it throws leaves everything as it was.
   * Says `false`, and changes nothing, where all entries together would be more than the quota.
   */
  put(
    by: KeptBy,
    key: string,
    change: (was: KeptEntry | undefined) => KeptEntry,
    quota: KvQuota,
    now: number,
  ): Promise<boolean>
  /** Says whether there was one. */
  remove(by: KeptBy, key: string, now: number): Promise<boolean>
  /** Keys with this beginning, in the order of their code points, the first `limit` of them. */
  keys(by: KeptBy, prefix: string, limit: number, now: number): Promise<readonly string[]>
}

const ofTrigger = 'FROM kept INDEXED BY kept_by_key WHERE pool_id = ? AND trigger_name = ?'
const expired = 'FROM kept INDEXED BY kept_by_trigger_expiry WHERE pool_id = ? AND trigger_name = ?'

/** The statements, each of which goes by an index. */
export const keptStatements = {
  get: `SELECT value, expires_at ${ofTrigger} AND key = ?`,
  bytes: `SELECT bytes ${ofTrigger} AND key = ?`,
  totals: 'SELECT entries, bytes FROM kept_totals WHERE pool_id = ? AND trigger_name = ?',
  remove: 'DELETE FROM kept WHERE pool_id = ? AND trigger_name = ? AND key = ?',
  keys: `SELECT key ${ofTrigger} AND key >= ? AND key < ? ORDER BY key LIMIT ?`,
  expired: `SELECT 1 ${expired} AND expires_at <= ? LIMIT 1`,
  // A little at a time, so that the event loop goes on.
  sweep: `DELETE FROM kept WHERE id IN (SELECT id ${expired} AND expires_at <= ? LIMIT 500)`,
} as const

const putStatement = `INSERT INTO kept (pool_id, trigger_name, key, bytes, expires_at, value)
  VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes, expires_at = excluded.expires_at,
  value = excluded.value`

/** Entries as rows, their values sealed: scripts keep codes and addresses in them. */
export function openKept(db: Database, seal: Seal, group: GroupCommit): Kept {
  const context = ({ poolId, trigger }: KeptBy, key: string) => JSON.stringify(['kept', poolId, trigger, key])

  function get(by: KeptBy, key: string, now: number): KeptEntry | undefined {
    const row = db.sql(keptStatements.get).get(by.poolId, by.trigger, key)
    if (!row) return undefined
    const expiresAt = row.expires_at === null ? undefined : Number(row.expires_at)
    if (expiresAt !== undefined && expiresAt <= now) return undefined
    const text = Buffer.from(seal.open(row.value as Uint8Array, context(by, key))).toString()
    return { value: JSON.parse(text) as Json, ...(expiresAt !== undefined && { expiresAt }) }
  }

  /** Whether so much more is within the quota. One that was lowered since lets what is there stay. */
  function fits({ poolId, trigger }: KeptBy, key: string, bytes: number, quota: KvQuota): boolean {
    const was = db.sql(keptStatements.bytes).get(poolId, trigger, key)
    const all = db.sql(keptStatements.totals).get(poolId, trigger)
    const more = bytes - Number(was?.bytes ?? 0)
    return (
      (was !== undefined || Number(all?.entries ?? 0) < quota.entries) &&
      (more <= 0 || Number(all?.bytes ?? 0) + more <= quota.bytes)
    )
  }

  /** Takes expired entries of one trigger away, and says whether there were any. */
  async function sweep({ poolId, trigger }: KeptBy, now: number): Promise<boolean> {
    if (!db.sql(keptStatements.expired).get(poolId, trigger, now)) return false
    await group.run(() => db.sql(keptStatements.sweep).run(poolId, trigger, now))
    return true
  }

  return {
    get,
    async put(by, key, change, quota, now) {
      const put = () => {
        const { value, expiresAt = null } = change(get(by, key, now))
        const text = Buffer.from(JSON.stringify(value))
        const bytes = Buffer.byteLength(key) + text.length
        if (!fits(by, key, bytes, quota)) return false
        const sealed = seal.seal(text, context(by, key))
        db.sql(putStatement).run(by.poolId, by.trigger, key, bytes, expiresAt, sealed)
        return true
      }
      for (;;)
        if (await group.run(put)) return true
        else if (!(await sweep(by, now))) return false
    },
    remove(by, key, now) {
      return group.run(() => {
        const there = get(by, key, now) !== undefined
        db.sql(keptStatements.remove).run(by.poolId, by.trigger, key)
        return there
      })
    },
    async keys(by, prefix, limit, now) {
      while (await sweep(by, now));
      const found = db.sql(keptStatements.keys).all(by.poolId, by.trigger, prefix, firstAfter(prefix), limit)
      return found.map(({ key }) => String(key))
    },
  }
}
