import type { Database } from './database.ts'

/** Small facts about the store itself, by name. */
export interface Meta {
  get(name: string): string | undefined
  set(name: string, value: string): void
}

/** The facts in the store. */
export function openMeta(db: Database): Meta {
  return {
    get: (name) => db.sql('SELECT value FROM meta WHERE name = ?').get(name)?.value as string | undefined,
    set(name, value) {
      const put = db.sql(`INSERT INTO meta (name, value) VALUES (?, ?)
        ON CONFLICT DO UPDATE SET value = excluded.value`)
      db.patiently(5_000, () => put.run(name, value))
    },
  }
}
