import type { PartName } from '../../../engine/ports.ts'
import type { Dates } from '../../../model/pool.ts'
import type { Database } from './database.ts'

/** Something that is declared: a pool itself, or one of its parts, with a hash of what it says. */
export interface Print {
  readonly poolId: string
  readonly part?: PartName
  readonly print: string
}

/** Since when declared pools and their parts are as they are. */
export interface Declared {
  /** Notes what is declared now: what is new or says something else, at this time. */
  note(prints: readonly Print[], at: number): void
  dates(poolId: string, part?: PartName): Dates | undefined
}

// How long another process may hold the lock, in milliseconds.
const patience = 5_000

/** Kept beside the users, since a file does not say when it was first served. */
export function openDeclared(db: Database): Declared {
  const key = (part?: PartName) => [part?.kind ?? '', part?.name ?? ''] as const
  return {
    note(prints, at) {
      const known = db.sql('SELECT print FROM declared WHERE pool_id = ? AND kind = ? AND name = ?')
      const changed = prints.filter(({ poolId, part, print }) => {
        return known.get(poolId, ...key(part))?.['print'] !== print
      })
      if (!changed.length) return
      const put = db.sql(`INSERT INTO declared (pool_id, kind, name, print, created_at, modified_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET print = excluded.print, modified_at = excluded.modified_at`)
      db.patiently(patience, () => db.sql('BEGIN IMMEDIATE').run())
      try {
        for (const { poolId, part, print } of changed) put.run(poolId, ...key(part), print, at, at)
        db.sql('COMMIT').run()
      } catch (error) {
        db.sql('ROLLBACK').run()
        throw error
      }
    },
    dates(poolId, part) {
      const find = db.sql(
        'SELECT created_at, modified_at FROM declared WHERE pool_id = ? AND kind = ? AND name = ?',
      )
      const row = find.get(poolId, ...key(part))
      return row && { createdAt: Number(row['created_at']), modifiedAt: Number(row['modified_at']) }
    },
  }
}
