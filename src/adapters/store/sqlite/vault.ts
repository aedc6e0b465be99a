import type { Database } from './database.ts'

/** Named bytes that never change while they are there, such as sealed keys. */
export interface Vault {
  get(name: string): Uint8Array | undefined
  /** Keeps the bytes unless there are some already, and gives back those that are there. */
  putIfAbsent(name: string, bytes: Uint8Array): Uint8Array
  /** Destroys the bytes, if there are any. */
  remove(name: string): void
}

// How long another process may hold the lock, in milliseconds.
const patience = 5_000

/** The vault in the store. Its few writes do not wait for a group. */
export function openVault(db: Database): Vault {
  const get = (name: string) =>
    db.sql('SELECT bytes FROM vault WHERE name = ?').get(name)?.bytes as Uint8Array | undefined
  return {
    get,
    putIfAbsent(name, bytes) {
      const there = get(name)
      if (there) return there
      const put = db.sql('INSERT INTO vault (name, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING')
      db.patiently(patience, () => put.run(name, bytes))
      return get(name) ?? bytes
    },
    remove(name) {
      const remove = db.sql('DELETE FROM vault WHERE name = ?')
      db.patiently(patience, () => remove.run(name))
    },
  }
}
