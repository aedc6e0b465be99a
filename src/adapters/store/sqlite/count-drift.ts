import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/**
 * How many changes of declared pools a store keeps, without opening it for work: none where there is no store, and
 * where it cannot be read or is of before there were any.
 */
export function countDrift(file: string): number {
  if (!existsSync(file)) return 0
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 500 })
    return Number(db.prepare('SELECT count(*) AS count FROM drift').get()?.['count'] ?? 0)
  } catch {
    return 0
  } finally {
    db?.close()
  }
}
