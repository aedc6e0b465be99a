import type { SQLInputValue } from 'node:sqlite'
import type { Write } from '../../../engine/effect.ts'
import { Fault } from '../../../model/fault.ts'
import type { LinkedIdentity } from '../../../model/linked-identity.ts'
import type { ImportedHash } from '../../../model/import-job.ts'
import type { Factors, User, UserStatus, Verifier } from '../../../model/user.ts'
import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'
import { linkIdentity } from './links.ts'
import { checkNames, giveNames, replaceNames } from './names.ts'
import { oldPasswords } from './old-passwords.ts'

type Row = Readonly<Record<string, unknown>>
type Create = Write & { kind: 'create user' }
type Patch = Write & { kind: 'patch user' }

/** What a user is read from. */
export const userColumns = `users.pool_id, users.username, sub, enabled, status, attributes, created_at, modified_at,
  temporary_until, valid_since, password, imported_hash, factors, passkeys, identities`

/** The users of every pool, by their names. */
export interface Users {
  read(row: Row): User
  byUsername(poolId: string, username: string): User | undefined
  byName(poolId: string, name: string): User | undefined
  oldPasswords(poolId: string, username: string): Verifier[]
  create(write: Create): void
  patch(write: Patch): void
  migrate(write: Write & { kind: 'migrate password' }): void
  remove(poolId: string, username: string): void
  count(poolId: string): number
}

/** Users as rows: attributes as JSON, the password sealed for this very user. */
export function openUsers(db: Database, seal: Seal): Users {
  const one = (row: Row | undefined) => row && read(row)
  const context = (poolId: string, username: string, what = 'password') =>
    JSON.stringify([what, poolId, username])

  function read(row: Row): User {
    const [poolId, username] = [String(row.pool_id), String(row.username)]
    const [hidden, own] = [row.password as Uint8Array | null, row.factors as Uint8Array | null]
    const brought = row.imported_hash as Uint8Array | null
    const user: User = {
      poolId,
      username,
      sub: String(row.sub),
      enabled: row.enabled === 'Enabled',
      status: row.status as UserStatus,
      attributes: JSON.parse(String(row.attributes)) as Record<string, string>,
      createdAt: Number(row.created_at),
      modifiedAt: Number(row.modified_at),
      ...(row.temporary_until !== null && { temporaryUntil: Number(row.temporary_until) }),
      ...(row.valid_since !== null && { validSince: Number(row.valid_since) }),
      ...(Number(row.passkeys) > 0 && { passkey: true as const }),
      ...(row.identities !== null && {
        identities: JSON.parse(String(row.identities)) as LinkedIdentity[],
      }),
    }
    if (hidden) openLate(user, 'password', () => seal.open(hidden, context(poolId, username)))
    if (brought)
      openLate(user, 'importedHash', () => seal.open(brought, context(poolId, username, 'imported hash')))
    if (own) openLate(user, 'factors', () => seal.open(own, context(poolId, username, 'factors')))
    return user
  }

  function byUsername(poolId: string, username: string): User | undefined {
    return one(
      db.sql(`SELECT ${userColumns} FROM users WHERE pool_id = ? AND username = ?`).get(poolId, username),
    )
  }

  const hide = (poolId: string, username: string, { salt, verifier }: Verifier) =>
    seal.seal(Buffer.from(JSON.stringify({ salt, verifier })), context(poolId, username))

  const hideFactors = (poolId: string, username: string, factors: Factors) =>
    seal.seal(Buffer.from(JSON.stringify(factors)), context(poolId, username, 'factors'))

  const hideHash = (poolId: string, username: string, hash: ImportedHash) =>
    seal.seal(Buffer.from(JSON.stringify(hash)), context(poolId, username, 'imported hash'))

  return {
    read,
    byUsername,
    byName(poolId, name) {
      const find = db.sql(`SELECT ${userColumns} FROM names
        JOIN users ON users.pool_id = names.pool_id AND users.username = names.username
        WHERE names.pool_id = ? AND names.name = ?`)
      return one(find.get(poolId, name))
    },
    oldPasswords: (poolId, username) =>
      oldPasswords(db, poolId, username).map(
        (hidden) => opened(seal.open(hidden, context(poolId, username))) as Verifier,
      ),
    create({ user, names }) {
      const { poolId, username, password, importedHash, factors } = user
      checkNames(db, poolId, undefined, names)
      const add =
        db.sql(`INSERT INTO users (pool_id, username, sub, enabled, status, attributes, created_at, modified_at,
        temporary_until, valid_since, password, factors, imported_hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`)
      const { changes } = add.run(
        poolId,
        username,
        user.sub,
        ability(user.enabled),
        user.status,
        JSON.stringify(user.attributes),
        user.createdAt,
        user.modifiedAt,
        user.temporaryUntil ?? null,
        user.validSince ?? null,
        password ? hide(poolId, username, password) : null,
        factors ? hideFactors(poolId, username, factors) : null,
        importedHash ? hideHash(poolId, username, importedHash) : null,
      )
      if (!changes) throw new Fault('UsernameExistsException')
      giveNames(db, poolId, username, names)
      const taken = { code: 'UsernameExistsException' } as const
      for (const identity of user.identities ?? [])
        linkIdentity(db, {
          kind: 'link identity',
          poolId,
          username,
          identity,
          most: Infinity,
          taken,
          full: taken,
        })
    },
    patch({ poolId, username, set, names }) {
      const { enabled, status, attributes, modifiedAt, temporaryUntil, validSince, password, factors } = set
      const columns: [string, SQLInputValue | undefined][] = [
        ['enabled = ?', enabled === undefined ? undefined : ability(enabled)],
        ['status = ?', status],
        // RFC 7396: what is null goes.
        ['attributes = json_patch(attributes, ?)', attributes && JSON.stringify(attributes)],
        ['temporary_until = ?', temporaryUntil],
        ['valid_since = ?', validSince],
        ['password = ?', password && hide(poolId, username, password)], // null takes it away
        // What was brought gives way to whatever password is set.
        ['imported_hash = ?', password === undefined ? undefined : null],
        ['factors = ?', factors && hideFactors(poolId, username, factors)],
      ]
      const changed = columns.filter((column): column is [string, SQLInputValue] => column[1] !== undefined)
      // Named only where they change: SQLite rewrites the index of every column that is named.
      const put = db.sql(`UPDATE users SET ${changed.map(([column]) => `${column}, `).join('')}
        modified_at = coalesce(?, modified_at) WHERE pool_id = ? AND username = ?`)
      const { changes } = put.run(...changed.map(([, value]) => value), modifiedAt ?? null, poolId, username)
      if (changes && names) replaceNames(db, poolId, username, names)
    },
    migrate({ poolId, username, password }) {
      const put = db.sql(`UPDATE users SET password = ?, imported_hash = NULL
        WHERE pool_id = ? AND username = ? AND imported_hash IS NOT NULL`)
      put.run(hide(poolId, username, password), poolId, username)
    },
    remove(poolId, username) {
      // Names, memberships, codes, grants and old passwords go with the row.
      db.sql('DELETE FROM users WHERE pool_id = ? AND username = ?').run(poolId, username)
      db.sql('DELETE FROM sign_ins WHERE pool_id = ? AND username = ?').run(poolId, username)
    },
    count: (poolId) =>
      Number(db.sql('SELECT users FROM user_counts WHERE pool_id = ?').get(poolId)?.users ?? 0),
  }
}

const ability = (enabled: boolean) => (enabled ? 'Enabled' : 'Disabled')
const opened = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString())

/** Gives a user what is sealed, opened when somebody reads it: a list of users is none of their passwords. */
function openLate(user: User, name: 'password' | 'factors' | 'importedHash', open: () => Uint8Array): void {
  const put = (value: unknown) =>
    Object.defineProperty(user, name, { value, enumerable: true, writable: true, configurable: true })
  Object.defineProperty(user, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = opened(open())
      put(value)
      return value
    },
  })
}
