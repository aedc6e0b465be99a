import type { Write } from '../../../engine/effect.ts'
import type { UserPage } from '../../../engine/ports.ts'
import { Fault } from '../../../model/fault.ts'
import type { Database } from './database.ts'
import { userColumns } from './users.ts'
import type { Users } from './users.ts'

/** The groups that a user belongs to, in the order of their names. */
export function groupsOf(db: Database, poolId: string, username: string): string[] {
  const find = db.sql(
    'SELECT group_name FROM memberships WHERE pool_id = ? AND username = ? ORDER BY group_name',
  )
  return find.all(poolId, username).map(({ group_name }) => String(group_name))
}

/** Puts a user into a group, or refuses where the user is in as many as may be; nobody who has gone meanwhile. */
export function joinGroup(db: Database, write: Write & { kind: 'join group' }): void {
  const { poolId, username, group, room } = write
  const join = db.sql(`INSERT INTO memberships (pool_id, username, group_name)
    SELECT pool_id, username, ? FROM users WHERE pool_id = ? AND username = ? ON CONFLICT DO NOTHING`)
  const { changes } = join.run(group, poolId, username)
  if (!changes || !room) return
  const count = db.sql('SELECT count(*) AS held FROM memberships WHERE pool_id = ? AND username = ?')
  if (Number(count.get(poolId, username)?.held) > room.most)
    throw new Fault(room.full.code, room.full.message)
}

/** Takes a user out of a group. */
export function leaveGroup(db: Database, poolId: string, username: string, group: string): void {
  const leave = db.sql('DELETE FROM memberships WHERE pool_id = ? AND username = ? AND group_name = ?')
  leave.run(poolId, username, group)
}

/** Takes everybody out of a group. */
export function emptyGroup(db: Database, poolId: string, group: string): void {
  db.sql('DELETE FROM memberships WHERE pool_id = ? AND group_name = ?').run(poolId, group)
}

/** A page of the users of a group in the order of their names, and the name after which the next one begins. */
export function usersOfGroup(
  db: Database,
  users: Pick<Users, 'read'>,
  poolId: string,
  group: string,
  { limit, after = '' }: { limit: number; after?: string },
): UserPage {
  const list = db.sql(`SELECT ${userColumns} FROM memberships INDEXED BY memberships_by_group
    JOIN users ON users.pool_id = memberships.pool_id AND users.username = memberships.username
    WHERE memberships.pool_id = ? AND group_name = ? AND memberships.username > ?
    ORDER BY memberships.username LIMIT ?`)
  const found = list.all(poolId, group, after, limit + 1)
  const shown = found.slice(0, limit).map(users.read)
  const last = shown.at(-1)
  return { users: shown, ...(last && found.length > limit && { next: last.username }) }
}
