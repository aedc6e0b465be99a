import type { AuthorizationCode } from '../../../model/authorization.ts'
import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'
import { revokeGrant } from './grants.ts'

/** What authorization codes stand for. */
export interface AuthorizationCodes {
  keep(code: AuthorizationCode): void
  take(poolId: string, hash: string): AuthorizationCode | undefined
}

/** Authorization codes as rows, by their hashes; what each stands for is sealed as a whole, and goes once it is taken. */
export function openAuthorizationCodes(db: Database, seal: Seal): AuthorizationCodes {
  const context = (hash: string) => JSON.stringify(['authorization code', hash])
  return {
    keep(code) {
      const { hash, grantId, expiresAt, authorization, admission } = code
      const keep =
        db.sql(`INSERT INTO authorization_codes (hash, grant_id, expires_at, body, pool_id, username)
        SELECT ?, ?, ?, ?, pool_id, username FROM users WHERE pool_id = ? AND username = ?`)
      const body = seal.seal(Buffer.from(JSON.stringify(code)), context(hash))
      keep.run(hash, grantId, expiresAt, body, authorization.poolId, admission.username)
    },
    take(poolId, hash) {
      const find = db.sql('SELECT grant_id, body FROM authorization_codes WHERE hash = ? AND pool_id = ?')
      const row = find.get(hash, poolId)
      if (!row) return undefined
      if (!row.body) {
        // What it gives may not be kept yet, or be kept already: it is refused then, and revoked now.
        db.sql('UPDATE authorization_codes SET replayed = 1 WHERE hash = ?').run(hash)
        revokeGrant(db, String(row.grant_id), false)
        return undefined
      }
      db.sql('UPDATE authorization_codes SET body = NULL WHERE hash = ?').run(hash)
      const text = Buffer.from(seal.open(row.body as Uint8Array, context(hash))).toString()
      return JSON.parse(text) as AuthorizationCode
    },
  }
}
