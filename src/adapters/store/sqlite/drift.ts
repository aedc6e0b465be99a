import type { Write } from '../../../engine/effect.ts'
import type { PartName } from '../../../engine/ports.ts'
import type { Dates } from '../../../model/pool.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'

/**
 * What the API says of something that is declared: that it differs by a merge patch (RFC 7396), that it is another
 * thing as a whole, that there is such a thing at all, or that it is gone.
 */
export interface Change {
  readonly how: 'patch' | 'whole' | 'gone'
  /** Empty of what is gone. */
  readonly body: JsonObject
}

/** A write to a pool that a file declares: it keeps a change beside the file, or takes the one there away. */
export type Drifting<Of extends Write> = Of & { readonly drift?: Change | 'none' }

/** A change that is kept beside the file: of a pool itself where no part is named. */
export interface Drift extends Change, Dates {
  readonly poolId: string
  readonly part?: PartName
}

/** What the API has changed of declared pools. */
export interface Drifts {
  /** How often the changes of a pool have changed. */
  revision(poolId: string): number
  /** The pool's own first, then its parts by kind and name. */
  of(poolId: string): readonly Drift[]
  poolIds(): readonly string[]
  dates(poolId: string, part?: PartName): Dates | undefined
  /** The pool that has got this part beside its file. */
  ofPart(part: PartName): string | undefined
  /** Keeps a change in the place of the one before. */
  keep(poolId: string, part: PartName | undefined, change: Change, at: number): void
  drop(poolId: string, part?: PartName): void
  /** Takes all changes of a pool away, in a transaction of its own; how many there were. */
  dropAll(poolId: string): number
}

// How long another process may hold the lock, in milliseconds.
const patience = 5_000

/** Sealed like pools that the API made, since clients and providers have secrets in theirs. */
export function openDrift(db: Database, seal: Seal): Drifts {
  const key = (part?: PartName) => [part?.kind ?? '', part?.name ?? ''] as const
  const place = (poolId: string, part?: PartName) => JSON.stringify(['drift', poolId, ...key(part)])
  const count = (poolId: string) =>
    void db
      .sql(
        `INSERT INTO drift_revisions (pool_id, revision) VALUES (?, 1)
           ON CONFLICT DO UPDATE SET revision = revision + 1`,
      )
      .run(poolId)
  const dates = (row: Readonly<Record<string, unknown>>) => ({
    createdAt: Number(row['created_at']),
    modifiedAt: Number(row['modified_at']),
  })
  const read = (row: Readonly<Record<string, unknown>>): Drift => {
    const poolId = String(row['pool_id'])
    const part = row['kind'] ? ({ kind: row['kind'], name: row['name'] } as PartName) : undefined
    const body = Buffer.from(seal.open(row['body'] as Uint8Array, place(poolId, part))).toString()
    return {
      poolId,
      ...(part && { part }),
      how: row['how'] as Drift['how'],
      body: JSON.parse(body) as JsonObject,
      ...dates(row),
    }
  }
  return {
    revision: (poolId) =>
      Number(db.sql('SELECT revision FROM drift_revisions WHERE pool_id = ?').get(poolId)?.['revision'] ?? 0),
    of: (poolId) => db.sql('SELECT * FROM drift WHERE pool_id = ? ORDER BY kind, name').all(poolId).map(read),
    poolIds: () =>
      db
        .sql('SELECT DISTINCT pool_id FROM drift ORDER BY pool_id')
        .all()
        .map((row) => String(row['pool_id'])),
    dates(poolId, part) {
      const find = db.sql(
        'SELECT created_at, modified_at FROM drift WHERE pool_id = ? AND kind = ? AND name = ?',
      )
      const row = find.get(poolId, ...key(part))
      return row && dates(row)
    },
    ofPart({ kind, name }) {
      const find = db.sql(`SELECT pool_id FROM drift WHERE kind = ? AND name = ? AND how = 'whole'`)
      const row = find.get(kind, name)
      return row && String(row['pool_id'])
    },
    keep(poolId, part, { how, body }, at) {
      count(poolId)
      const put = db.sql(`INSERT INTO drift (pool_id, kind, name, how, body, created_at, modified_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET how = excluded.how, body = excluded.body, modified_at = excluded.modified_at`)
      const sealed = seal.seal(Buffer.from(JSON.stringify(body)), place(poolId, part))
      put.run(poolId, ...key(part), how, sealed, at, at)
    },
    drop(poolId, part) {
      count(poolId)
      db.sql('DELETE FROM drift WHERE pool_id = ? AND kind = ? AND name = ?').run(poolId, ...key(part))
    },
    dropAll(poolId) {
      db.patiently(patience, () => db.sql('BEGIN IMMEDIATE').run())
      try {
        count(poolId)
        const { changes } = db.sql('DELETE FROM drift WHERE pool_id = ?').run(poolId)
        db.sql('COMMIT').run()
        return Number(changes)
      } catch (error) {
        db.sql('ROLLBACK').run()
        throw error
      }
    },
  }
}
