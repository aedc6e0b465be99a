import type { SessionWrite } from '../../../engine/sessions/writes.ts'
import type { BrowserSession } from '../../../model/browser-session.ts'
import type { SamlSession } from '../../../model/saml-subject.ts'
import type { Database } from './database.ts'

type OfKind<Kind extends SessionWrite['kind']> = SessionWrite & { kind: Kind }

/** The session of a browser by its id, whether or not it has expired. */
export function findBrowserSession(db: Database, id: string): BrowserSession | undefined {
  const row = db.sql('SELECT * FROM browser_sessions WHERE id = ?').get(id)
  if (!row) return undefined
  return {
    id,
    hash: String(row.hash),
    poolId: String(row.pool_id),
    username: String(row.username),
    clientId: String(row.client_id),
    signedInAt: Number(row.signed_in_at),
    expiresAt: Number(row.expires_at),
    ...(row.password !== null && { password: String(row.password) }),
    ...(row.device_key !== null && { deviceKey: String(row.device_key) }),
    ...(row.acr !== null && { acr: String(row.acr) }),
    ...(row.amr !== null && { amr: String(row.amr).split(' ') }),
    ...(row.provider !== null && { provider: String(row.provider) }),
    ...(row.saml !== null && { saml: JSON.parse(String(row.saml)) as SamlSession }),
  }
}

/** Keeps it; none for a user who has gone meanwhile. */
export function keepBrowserSession(db: Database, { session }: OfKind<'keep browser session'>): void {
  const keep =
    db.sql(`INSERT INTO browser_sessions (id, hash, client_id, signed_in_at, expires_at, password, device_key, acr,
    amr, provider, saml, pool_id, username) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, pool_id, username
    FROM users WHERE pool_id = ? AND username = ?`)
  const { id, hash, clientId, signedInAt, expiresAt, password, deviceKey, acr, amr, provider, saml } = session
  const proofs = [password ?? null, deviceKey ?? null, acr ?? null, amr?.join(' ') ?? null, provider ?? null]
  const by = saml === undefined ? null : JSON.stringify(saml)
  keep.run(id, hash, clientId, signedInAt, expiresAt, ...proofs, by, session.poolId, session.username)
}

/** Notes that it was taken for proof, where it is listed. */
export function useBrowserSession(db: Database, { id, set }: OfKind<'use browser session'>): void {
  const use = db.sql('UPDATE sessions SET active_at = ?, ip = ?, user_agent = ? WHERE id = ?')
  use.run(set.activeAt, set.ip ?? null, set.userAgent ?? null, id)
}

/** Ends it, listed or not. What apps have been given stays theirs. */
export function endBrowserSession(db: Database, { id }: OfKind<'end browser session'>): void {
  db.sql('DELETE FROM browser_sessions WHERE id = ?').run(id)
  db.sql("DELETE FROM sessions WHERE id = ? AND kind = 'SSO'").run(id)
}

/** Those that a session of a SAML provider has begun; without its own name for that session, all of the subject's. */
export const samlSessionsStatement = `SELECT id FROM browser_sessions WHERE pool_id = ? AND saml ->> '$.provider' = ?
  AND saml ->> '$.subject.nameId' = ? AND saml IS NOT NULL`

/** Ends what somebody was signed in to by a SAML provider that has signed them out. */
export function endSamlSessions(db: Database, write: OfKind<'end sessions by SAML'>): void {
  const { poolId, provider, nameId, sessionIndex } = write
  const begun = db.sql(samlSessionsStatement).all(poolId, provider, nameId)
  for (const { id } of begun) {
    const session = findBrowserSession(db, String(id))
    const meant = sessionIndex === undefined || session?.saml?.subject.sessionIndex === sessionIndex
    if (meant) endBrowserSession(db, { kind: 'end browser session', id: String(id) })
  }
}
