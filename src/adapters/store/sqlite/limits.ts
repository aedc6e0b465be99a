import type { Write } from '../../../engine/effect.ts'
import type { Database } from './database.ts'

/** How many calls a second a region was asked to allow of a category; nothing where nobody has asked. */
export function provisionedLimit(db: Database, region: string, category: string): number | undefined {
  const row = db
    .sql('SELECT value FROM provisioned_limits WHERE region = ? AND category = ?')
    .get(region, category)
  return row && Number(row.value)
}

/** Keeps it in the place of what was asked before. */
export function keepLimit(db: Database, { region, category, value }: Write & { kind: 'keep limit' }): void {
  const keep = db.sql(`INSERT INTO provisioned_limits (region, category, value) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET value = excluded.value`)
  keep.run(region, category, value)
}
