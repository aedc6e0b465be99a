import type { NameClaim } from '../../../engine/effect.ts'
import { Fault } from '../../../model/fault.ts'
import type { Database } from './database.ts'

/** Who has a name, if anybody. */
export function holderOf(db: Database, poolId: string, name: string): string | undefined {
  const row = db.sql('SELECT username FROM names WHERE pool_id = ? AND name = ?').get(poolId, name)
  return row && String(row.username)
}

/** Refuses with the claim's own fault where anybody but `own` has a name that is not to be taken. */
export function checkNames(
  db: Database,
  poolId: string,
  own: string | undefined,
  claims: readonly NameClaim[],
): void {
  for (const { name, taken, take } of claims) {
    const holder = holderOf(db, poolId, name)
    if (holder !== undefined && holder !== own && !take) throw new Fault(taken.code, taken.message)
  }
}

/** Gives a user these names, from whoever had them. */
export function giveNames(
  db: Database,
  poolId: string,
  username: string,
  claims: readonly NameClaim[],
): void {
  const give = db.sql(`INSERT INTO names (pool_id, name, username) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET username = excluded.username`)
  for (const { name, take } of claims) {
    const holder = take && holderOf(db, poolId, name)
    if (holder !== undefined && holder !== username) unverify(db, poolId, holder, `${take}_verified`)
    give.run(poolId, name, username)
  }
}

/** Gives a user these names and takes all others away. */
export function replaceNames(
  db: Database,
  poolId: string,
  username: string,
  claims: readonly NameClaim[],
): void {
  checkNames(db, poolId, username, claims)
  db.sql('DELETE FROM names WHERE pool_id = ? AND username = ?').run(poolId, username)
  giveNames(db, poolId, username, claims)
}

function unverify(db: Database, poolId: string, username: string, attribute: string): void {
  const set = db.sql(`UPDATE users SET attributes = json_set(attributes, '$.' || ?, 'false')
    WHERE pool_id = ? AND username = ?`)
  set.run(attribute, poolId, username)
}
