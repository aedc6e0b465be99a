import type { Write } from '../../../engine/effect.ts'
import type { Database } from './database.ts'

/** What was kept of the passwords that a user had before, the last one first. Sealed as the user's own is. */
export function oldPasswords(db: Database, poolId: string, username: string): Uint8Array[] {
  const find = db.sql(
    'SELECT password FROM old_passwords WHERE pool_id = ? AND username = ? ORDER BY id DESC',
  )
  return find.all(poolId, username).map(({ password }) => password as Uint8Array)
}

/** Remembers the password that a user has now, and forgets the oldest. */
export function retirePassword(db: Database, write: Write & { kind: 'retire password' }): void {
  const { poolId, username, keep } = write
  // Copied as it is: it stays sealed for this very user.
  const retire = db.sql(`INSERT INTO old_passwords (pool_id, username, password)
    SELECT pool_id, username, password FROM users
    WHERE pool_id = ? AND username = ? AND password IS NOT NULL`)
  retire.run(poolId, username)
  const forget = db.sql(`DELETE FROM old_passwords WHERE pool_id = ? AND username = ? AND id NOT IN
    (SELECT id FROM old_passwords WHERE pool_id = ? AND username = ? ORDER BY id DESC LIMIT ?)`)
  forget.run(poolId, username, poolId, username, keep)
}
