import type { Write } from '../../../engine/effect.ts'
import { Fault } from '../../../model/fault.ts'
import type { CodePurpose, SentCode } from '../../../model/user.ts'
import type { Database } from './database.ts'

/** The code last sent to a user for a purpose, unless it is spent. */
export function findCode(
  db: Database,
  poolId: string,
  username: string,
  purpose: CodePurpose | 'passkey',
): SentCode | undefined {
  const find = db.sql(
    'SELECT hash, expires_at, attribute FROM codes WHERE pool_id = ? AND username = ? AND purpose = ?',
  )
  const row = find.get(poolId, username, purpose)
  if (!row) return undefined
  return {
    hash: String(row.hash),
    expiresAt: Number(row.expires_at),
    ...sentTo(row.attribute as string | null),
  }
}

/** Which attribute a code was sent to and, after a colon, the address that is to take its place. */
function sentTo(said: string | null): Pick<SentCode, 'attribute' | 'pending'> {
  if (!said) return {}
  const [attribute = ''] = said.split(':', 1)
  const pending = said.slice(attribute.length + 1)
  return { attribute: attribute as 'email' | 'phone_number', ...(pending && { pending }) }
}

/** Keeps a code in place of any earlier one; none for a user who has gone meanwhile. */
export function keepCode(db: Database, write: Write & { kind: 'keep code' }): void {
  const { poolId, username, purpose, code } = write
  const keep = db.sql(`INSERT INTO codes (pool_id, username, purpose, hash, expires_at, attribute)
    SELECT pool_id, username, ?, ?, ?, ? FROM users WHERE pool_id = ? AND username = ?
    ON CONFLICT DO UPDATE SET hash = excluded.hash, expires_at = excluded.expires_at, attribute = excluded.attribute`)
  keep.run(purpose, code.hash, code.expiresAt, sayTo(code), poolId, username)
}

const sayTo = ({ attribute, pending }: SentCode) =>
  attribute ? `${attribute}${pending ? `:${pending}` : ''}` : null

/** Spends this very code, or refuses. */
export function spendCode(db: Database, write: Write & { kind: 'spend code' }): void {
  const { poolId, username, purpose, hash, spent } = write
  const spend = db.sql('DELETE FROM codes WHERE pool_id = ? AND username = ? AND purpose = ? AND hash = ?')
  if (!spend.run(poolId, username, purpose, hash).changes) throw new Fault(spent.code, spent.message)
}
