import type { Attempts } from '../../../engine/ports.ts'
import type { Database } from './database.ts'

/** Reads a counter, changes it and puts it back, or takes it away. */
export function countAttempt(
  db: Database,
  key: string,
  change: (was: Attempts | undefined) => Attempts | undefined,
): void {
  const row = db.sql('SELECT failures, last FROM attempts WHERE key = ?').get(key)
  const next = change(row && { failures: Number(row.failures), last: Number(row.last) })
  if (!next) return void db.sql('DELETE FROM attempts WHERE key = ?').run(key)
  const put = db.sql(`INSERT INTO attempts (key, failures, last) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET failures = excluded.failures, last = excluded.last`)
  put.run(key, next.failures, next.last)
}
