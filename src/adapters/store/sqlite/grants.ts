import type { Write } from '../../../engine/effect.ts'
import { Fault } from '../../../model/fault.ts'
import type { Grant, RefreshToken } from '../../../model/user.ts'
import type { Database } from './database.ts'
import { endSessionOfGrant } from './sessions.ts'

/** The refresh token of this hash, current or retired, with its grant. */
export function findToken(db: Database, hash: string): RefreshToken | undefined {
  const find = db.sql(`SELECT * FROM refresh_tokens JOIN grants ON grants.id = refresh_tokens.grant_id
    WHERE refresh_tokens.hash = ?`)
  const row = find.get(hash)
  if (!row) return undefined
  return {
    hash,
    grant: {
      id: String(row.id),
      poolId: String(row.pool_id),
      clientId: String(row.client_id),
      username: String(row.username),
      authTime: Number(row.auth_time),
      scope: String(row.scope),
      expiresAt: Number(row.expires_at),
      ...(row.device_key !== null && { deviceKey: String(row.device_key) }),
      ...(row.acr !== null && { acr: String(row.acr) }),
      ...(row.amr !== null && { amr: String(row.amr).split(' ') }),
      ...(row.oauth !== null && { oauth: JSON.parse(String(row.oauth)) as NonNullable<Grant['oauth']> }),
      ...(row.revoked === 1 && { revoked: true as const }),
    },
    ...(row.retired_until !== null && { retiredUntil: Number(row.retired_until) }),
  }
}

/** Whether there is such a grant and nobody has revoked it. */
export const grantStands = (db: Database, id: string): boolean =>
  db.sql('SELECT 1 FROM grants WHERE id = ? AND revoked = 0').get(id) !== undefined

/** Keeps a grant with its first token; none for a user who has gone meanwhile. Refuses one whose code has come again. */
export function keepGrant(db: Database, { grant, token, by }: Write & { kind: 'keep grant' }): void {
  const replayed = db.sql('SELECT 1 FROM authorization_codes WHERE hash = ? AND replayed = 1')
  if (by && replayed.get(by.code)) throw new Fault(by.replayed.code, by.replayed.message)
  const keep =
    db.sql(`INSERT INTO grants (id, client_id, auth_time, scope, expires_at, revoked, device_key, acr,
    amr, oauth, pool_id, username) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, pool_id, username FROM users WHERE pool_id = ? AND username = ?`)
  const { id, clientId, authTime, scope, expiresAt, revoked, deviceKey, poolId, username } = grant
  const oauth = grant.oauth ? JSON.stringify(grant.oauth) : null
  const proofs = [grant.acr ?? null, grant.amr?.join(' ') ?? null, oauth]
  const own = [id, clientId, authTime, scope, expiresAt, revoked ? 1 : 0, deviceKey ?? null, ...proofs]
  if (!keep.run(...own, poolId, username).changes) return
  db.sql('INSERT INTO refresh_tokens (hash, grant_id) VALUES (?, ?)').run(token, id)
}

/** Adds a token to a grant; none where the grant has gone meanwhile. */
export function addToken(db: Database, { grantId, token }: Write & { kind: 'add token' }): void {
  const add = db.sql('INSERT INTO refresh_tokens (hash, grant_id) SELECT ?, id FROM grants WHERE id = ?')
  add.run(token, grantId)
}

/** Retires the current token of a grant in favour of a new one, or refuses. */
export function rotateToken(db: Database, write: Write & { kind: 'rotate token' }): void {
  const { grantId, from, to, retiredUntil, reused } = write
  const retire = db.sql(`UPDATE refresh_tokens SET retired_until = ?
    WHERE hash = ? AND grant_id = ? AND retired_until IS NULL`)
  if (!retire.run(retiredUntil, from, grantId).changes) throw new Fault(reused.code, reused.message)
  db.sql('INSERT INTO refresh_tokens (hash, grant_id) VALUES (?, ?)').run(to, grantId)
}

/** Revokes one grant, and ends the session of it. */
export function revokeGrant(db: Database, grantId: string, linked: boolean): void {
  endSessionOfGrant(db, grantId, linked)
  db.sql('UPDATE grants SET revoked = 1 WHERE id = ?').run(grantId)
}

/** Revokes every grant of a user, and ends the sessions of them. That those of browsers stay is as the guide says. */
export function revokeGrants(db: Database, poolId: string, username: string): void {
  db.sql("DELETE FROM sessions WHERE pool_id = ? AND username = ? AND kind = 'TOKEN'").run(poolId, username)
  db.sql('UPDATE grants SET revoked = 1 WHERE pool_id = ? AND username = ?').run(poolId, username)
}
