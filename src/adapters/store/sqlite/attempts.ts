import type { Attempts } from '../../../engine/ports.ts'
import type { Database } from './database.ts'

type Change = (was: Attempts | undefined) => Attempts | undefined

function read(db: Database, key: string): Attempts | undefined {
  const row = db.sql('SELECT failures, last FROM attempts WHERE key = ?').get(key)
  return row && { failures: Number(row.failures), last: Number(row.last) }
}

/** Whether a change would leave the counter as it is: then there is nothing to write, and nothing to wait for. */
export function changesNothing(db: Database, key: string, change: Change): boolean {
  const was = read(db, key)
  return change(was) === was
}

/** Reads a counter, changes it and puts it back, or takes it away. */
export function countAttempt(db: Database, key: string, change: Change): void {
  const next = change(read(db, key))
  if (!next) return void db.sql('DELETE FROM attempts WHERE key = ?').run(key)
  const put = db.sql(`INSERT INTO attempts (key, failures, last) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET failures = excluded.failures, last = excluded.last`)
  put.run(key, next.failures, next.last)
}
