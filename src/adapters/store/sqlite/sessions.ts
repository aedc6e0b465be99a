import type { SessionReads, SessionWrite } from '../../../engine/sessions/writes.ts'
import { Fault } from '../../../model/fault.ts'
import type { UserSession } from '../../../model/user-session.ts'
import type { Database } from './database.ts'

type Row = Readonly<Record<string, unknown>>
type OfKind<Kind extends SessionWrite['kind']> = SessionWrite & { kind: Kind }

const read = (row: Row): UserSession => ({
  id: String(row['id']),
  kind: row['kind'] === 'SSO' ? 'SSO' : 'TOKEN',
  poolId: String(row['pool_id']),
  username: String(row['username']),
  clientId: String(row['client_id']),
  ...(row['grant_id'] !== null && { grantId: String(row['grant_id']) }),
  ...(row['origin_id'] !== null && { originId: String(row['origin_id']) }),
  createdAt: Number(row['created_at']),
  activeAt: Number(row['active_at']),
  expiresAt: Number(row['expires_at']),
  ...(row['ip'] !== null && { ip: String(row['ip']) }),
  ...(row['user_agent'] !== null && { userAgent: String(row['user_agent']) }),
})

/** The statements that are asked often, each of which goes by an index. */
export const sessionStatements = {
  list: `SELECT * FROM sessions WHERE pool_id = ? AND username = ? AND expires_at > ?
    ORDER BY active_at DESC, id DESC LIMIT ?`,
  use: 'UPDATE sessions SET active_at = ?, ip = ?, user_agent = ? WHERE grant_id = ?',
  endOfGrant: 'DELETE FROM sessions WHERE grant_id = ?',
} as const

/** The sessions of a user. */
export const listSessions = (
  db: Database,
  poolId: string,
  username: string,
  { limit, now }: Parameters<SessionReads['sessions']>[2],
): readonly UserSession[] => db.sql(sessionStatements.list).all(poolId, username, now, limit).map(read)

/** Keeps a session, of an app only with its grant, and ends what are too many then. */
export function keepSession(db: Database, { session, most }: OfKind<'keep session'>): void {
  const { id, kind, poolId, username, clientId, grantId = null, originId = null } = session
  const rest = [session.createdAt, session.activeAt, session.expiresAt, session.ip ?? null]
  const whose = kind === 'TOKEN' ? 'grants WHERE id = ? AND' : 'users WHERE'
  const keep = db.sql(`INSERT INTO sessions (id, kind, client_id, grant_id, origin_id, created_at, active_at,
    expires_at, ip, user_agent, pool_id, username) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, pool_id, username
    FROM ${whose} pool_id = ? AND username = ?`)
  const own = [id, kind, clientId, grantId, originId, ...rest, session.userAgent ?? null]
  const of = kind === 'TOKEN' ? [grantId, poolId, username] : [poolId, username]
  if (!keep.run(...own, ...of).changes || kind === 'SSO') return
  const tooMany = db.sql(`SELECT * FROM sessions WHERE pool_id = ? AND username = ? AND kind = 'TOKEN'
    AND expires_at > ? AND id <> ? ORDER BY active_at DESC, id DESC LIMIT -1 OFFSET ?`)
  for (const row of tooMany.all(poolId, username, session.createdAt, id, most - 1)) take(db, read(row))
}

/** Notes that a session was used. */
export function useSession(db: Database, { grantId, set }: OfKind<'use session'>): void {
  db.sql(sessionStatements.use).run(set.activeAt, set.ip ?? null, set.userAgent ?? null, grantId)
}

/** Ends a session of a user, and those that are linked to it where that is wanted. */
export function endSession(db: Database, write: OfKind<'end session'>): void {
  const { poolId, username, id, linked, gone } = write
  const own = 'SELECT * FROM sessions WHERE pool_id = ? AND username = ? AND'
  const row = db.sql(`${own} id = ?`).get(poolId, username, id)
  if (!row) throw new Fault(gone.code, gone.message)
  const session = read(row)
  take(db, session)
  if (!linked) return
  const others =
    session.kind === 'SSO'
      ? db.sql(`${own} origin_id = ?`).all(poolId, username, id)
      : db.sql(`${own} id = ? AND kind = 'SSO'`).all(poolId, username, session.originId ?? '')
  for (const other of others) take(db, read(other))
}

/** Ends the session whose tokens stand for a grant, and where that is wanted the one of the browser that it came through. */
export function endSessionOfGrant(db: Database, grantId: string, linked: boolean): void {
  if (linked) {
    const end = db.sql(`DELETE FROM sessions WHERE kind = 'SSO' AND (pool_id, username, id) IN
      (SELECT pool_id, username, origin_id FROM sessions WHERE grant_id = ?)`)
    end.run(grantId)
  }
  db.sql(sessionStatements.endOfGrant).run(grantId)
}

function take(db: Database, { id, grantId }: UserSession): void {
  db.sql('DELETE FROM sessions WHERE id = ?').run(id)
  if (grantId !== undefined) db.sql('UPDATE grants SET revoked = 1 WHERE id = ?').run(grantId)
}
