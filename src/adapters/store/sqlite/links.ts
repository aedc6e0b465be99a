import type { Write } from '../../../engine/effect.ts'
import { Fault } from '../../../model/fault.ts'
import type { IdentityName, LinkedIdentity } from '../../../model/linked-identity.ts'
import type { User } from '../../../model/user.ts'
import type { Database } from './database.ts'
import { userColumns } from './users.ts'
import type { Users } from './users.ts'

/** The user whom an identity of a provider belongs to. */
export function userByIdentity(
  db: Database,
  users: Pick<Users, 'read'>,
  poolId: string,
  { provider, attribute, value }: IdentityName,
): User | undefined {
  const find = db.sql(`SELECT ${userColumns} FROM links
    JOIN users ON users.pool_id = links.pool_id AND users.username = links.username
    WHERE links.pool_id = ? AND provider = ? AND attribute = ? AND value = ?`)
  const row = find.get(poolId, provider, attribute, value)
  return row && users.read(row)
}

/** By which attributes identities of a provider are linked, in order. One step each, however many identities there are. */
export function linkedAttributes(db: Database, poolId: string, provider: string): readonly string[] {
  const next = db.sql(`SELECT min(attribute) AS attribute FROM links
    WHERE pool_id = ? AND provider = ? AND attribute > ?`)
  const found: string[] = []
  for (;;) {
    const attribute = next.get(poolId, provider, found.at(-1) ?? '')?.attribute
    if (typeof attribute !== 'string') return found
    found.push(attribute)
  }
}

const held = (db: Database, poolId: string, username: string): LinkedIdentity[] | undefined => {
  const row = db.sql('SELECT identities FROM users WHERE pool_id = ? AND username = ?').get(poolId, username)
  return row && (JSON.parse(String(row.identities ?? '[]')) as LinkedIdentity[])
}

// Beside each user stands what is linked, so that users are read in one go.
function put(db: Database, poolId: string, username: string, identities: readonly LinkedIdentity[]): void {
  const put = db.sql('UPDATE users SET identities = ? WHERE pool_id = ? AND username = ?')
  put.run(identities.length ? JSON.stringify(identities) : null, poolId, username)
}

/** Gives a user an identity that nobody has; none for a user who has gone meanwhile. */
export function linkIdentity(db: Database, write: Write & { kind: 'link identity' }): void {
  const { poolId, username, identity, most, taken, full } = write
  const before = held(db, poolId, username)
  if (!before) return
  const { provider, attribute, value } = identity
  const keep = db.sql(`INSERT INTO links (pool_id, provider, attribute, value, username)
    VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`)
  if (!keep.run(poolId, provider, attribute, value, username).changes)
    throw new Fault(taken.code, taken.message)
  if (!identity.primary && before.filter(({ primary }) => !primary).length >= most)
    throw new Fault(full.code, full.message)
  put(db, poolId, username, [...before, identity])
}

/** Takes an identity from a user, or says that it is not there. */
export function unlinkIdentity(db: Database, write: Write & { kind: 'unlink identity' }): void {
  const { poolId, username, identity, gone } = write
  const { provider, attribute, value } = identity
  const remove = db.sql(`DELETE FROM links
    WHERE pool_id = ? AND provider = ? AND attribute = ? AND value = ? AND username = ?`)
  if (!remove.run(poolId, provider, attribute, value, username).changes)
    throw new Fault(gone.code, gone.message)
  const rest = (held(db, poolId, username) ?? []).filter(
    (one) => one.provider !== provider || one.attribute !== attribute || one.value !== value,
  )
  put(db, poolId, username, rest)
}
