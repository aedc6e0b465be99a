import type { Write } from '../../../engine/effect.ts'
import { Fault } from '../../../model/fault.ts'
import type { Passkey } from '../../../model/passkey.ts'
import type { Database } from './database.ts'

/** A user's passkeys, in the order of their ids. */
export function passkeysOf(db: Database, poolId: string, username: string): readonly Passkey[] {
  const find = db.sql('SELECT id, counter, body FROM passkeys WHERE pool_id = ? AND username = ? ORDER BY id')
  return find.all(poolId, username).map(({ id, counter, body }) => ({
    ...(JSON.parse(String(body)) as Omit<Passkey, 'id' | 'counter'>),
    id: String(id),
    counter: Number(counter),
  }))
}

/** Keeps a new one; none for a user who has gone meanwhile. */
export function keepPasskey(db: Database, write: Write & { kind: 'keep passkey' }): void {
  const { poolId, username, passkey, most, taken, full } = write
  const { id, counter, ...body } = passkey
  const held = db.sql('SELECT count(*) AS held FROM passkeys WHERE pool_id = ? AND username = ?')
  if (Number(held.get(poolId, username)?.held) >= most) throw new Fault(full.code, full.message)
  const keep = db.sql(`INSERT INTO passkeys (pool_id, username, id, counter, body)
    SELECT pool_id, username, ?, ?, ? FROM users WHERE pool_id = ? AND username = ?
    ON CONFLICT DO NOTHING`)
  if (!keep.run(id, counter, JSON.stringify(body), poolId, username).changes)
    throw new Fault(taken.code, taken.message)
  countOn(db, poolId, username, 1)
}

/** Notes its count, or refuses one that is gone or has not counted on: a copy of it was used. */
export function usePasskey(db: Database, write: Write & { kind: 'use passkey' }): void {
  const { poolId, username, id, counter, refused } = write
  const use = db.sql(`UPDATE passkeys SET counter = ?1 WHERE pool_id = ?2 AND username = ?3 AND id = ?4
    AND (counter < ?1 OR (counter = 0 AND ?1 = 0))`)
  if (!use.run(counter, poolId, username, id).changes) throw new Fault(refused.code, refused.message)
}

/** Takes one away, or says that it is not there. */
export function deletePasskey(db: Database, write: Write & { kind: 'delete passkey' }): void {
  const { poolId, username, id, gone } = write
  const remove = db.sql('DELETE FROM passkeys WHERE pool_id = ? AND username = ? AND id = ?')
  if (!remove.run(poolId, username, id).changes) throw new Fault(gone.code, gone.message)
  countOn(db, poolId, username, -1)
}

// Beside each user stands how many there are, so that users are read in one go.
function countOn(db: Database, poolId: string, username: string, by: 1 | -1): void {
  const count = db.sql('UPDATE users SET passkeys = passkeys + ? WHERE pool_id = ? AND username = ?')
  count.run(by, poolId, username)
}
