import type { Database } from './database.ts'

/** The groups that a user belongs to, in the order of their names. */
export function groupsOf(db: Database, poolId: string, username: string): string[] {
  const find = db.sql(
    'SELECT group_name FROM memberships WHERE pool_id = ? AND username = ? ORDER BY group_name',
  )
  return find.all(poolId, username).map(({ group_name }) => String(group_name))
}

/** Puts a user into a group; nobody who has gone meanwhile. */
export function joinGroup(db: Database, poolId: string, username: string, group: string): void {
  const join = db.sql(`INSERT INTO memberships (pool_id, username, group_name)
    SELECT pool_id, username, ? FROM users WHERE pool_id = ? AND username = ? ON CONFLICT DO NOTHING`)
  join.run(group, poolId, username)
}

/** Takes a user out of a group. */
export function leaveGroup(db: Database, poolId: string, username: string, group: string): void {
  const leave = db.sql('DELETE FROM memberships WHERE pool_id = ? AND username = ? AND group_name = ?')
  leave.run(poolId, username, group)
}
