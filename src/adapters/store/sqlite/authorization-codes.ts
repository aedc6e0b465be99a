import type { SpentCode } from '../../../engine/ports.ts'
import type { AuthorizationCode } from '../../../model/authorization.ts'
import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'

/** What authorization codes stand for. */
export interface AuthorizationCodes {
  keep(code: AuthorizationCode): void
  take(hash: string): AuthorizationCode | SpentCode | undefined
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
    take(hash) {
      const row = db.sql('SELECT pool_id, grant_id, body FROM authorization_codes WHERE hash = ?').get(hash)
      if (!row) return undefined
      if (!row.body) return { spent: { poolId: String(row.pool_id), grantId: String(row.grant_id) } }
      db.sql('UPDATE authorization_codes SET body = NULL WHERE hash = ?').run(hash)
      const text = Buffer.from(seal.open(row.body as Uint8Array, context(hash))).toString()
      return JSON.parse(text) as AuthorizationCode
    },
  }
}
