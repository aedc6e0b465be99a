import type { Refusal, Write } from '../../../engine/effect.ts'
import type { IdentityPage } from '../../../engine/ports.ts'
import { Fault } from '../../../model/fault.ts'
import type { Identity, Login } from '../../../model/identity.ts'
import type { Database } from './database.ts'

type Row = Readonly<Record<string, unknown>>

const columns = `id, pool_id, created_at, modified_at, guest, merged_into,
  (SELECT json_group_array(json_array(kind, provider, subject) ORDER BY kind, provider, subject)
    FROM logins INDEXED BY logins_by_identity WHERE identity_id = identities.id) AS logins`
const page = (index: string, more: string) => `SELECT ${columns} FROM identities INDEXED BY ${index}
  WHERE pool_id = ? AND id > ?${more} ORDER BY id LIMIT ?`

/** The statements, each of which goes by an index. */
export const identityStatements = {
  byId: `SELECT ${columns} FROM identities WHERE id = ?`,
  byLogin: `SELECT ${columns} FROM identities WHERE id =
    (SELECT identity_id FROM logins WHERE pool_id = ? AND kind = ? AND provider = ? AND subject = ?)`,
  page: page('identities_by_pool', ''),
  enabledPage: page('identities_enabled', ' AND merged_into IS NULL'),
  developerUsers: `SELECT subject FROM logins INDEXED BY logins_by_identity
    WHERE identity_id = ? AND kind = 'developer' AND provider = ? AND subject > ? ORDER BY subject LIMIT ?`,
  create: `INSERT INTO identities (id, pool_id, created_at, modified_at) VALUES (?, ?, ?, ?)`,
  heldGuest: 'SELECT 1 FROM identities WHERE id = ? AND guest = 1 AND merged_into IS NULL',
  heldLogin: `SELECT 1 FROM logins INDEXED BY logins_by_identity
    WHERE identity_id = ? AND kind = ? AND provider = ? AND subject = ?`,
  link: `INSERT INTO logins (pool_id, kind, provider, subject, identity_id)
    SELECT pool_id, ?, ?, ?, id FROM identities WHERE id = ? AND merged_into IS NULL ON CONFLICT DO NOTHING`,
  linked: 'UPDATE identities SET guest = 0, modified_at = ? WHERE id = ?',
  unlink: 'DELETE FROM logins WHERE identity_id = ? AND kind = ? AND provider = ? AND subject = ?',
  touch: 'UPDATE identities SET modified_at = ? WHERE id = ?',
  move: 'UPDATE OR IGNORE logins SET identity_id = ? WHERE identity_id = ?',
  left: 'SELECT 1 FROM logins WHERE identity_id = ? LIMIT 1',
  disable: `UPDATE identities SET merged_into = ?, modified_at = ? WHERE id = ? AND merged_into IS NULL`,
  enabled: 'SELECT 1 FROM identities WHERE id = ? AND merged_into IS NULL',
  remove: 'DELETE FROM identities WHERE id = ?',
  removeAll: 'DELETE FROM identities WHERE pool_id = ?',
} as const

/** Identities of every pool, with the logins that lead to them. */
export interface Identities {
  byId(id: string): Identity | undefined
  byLogin(poolId: string, login: Login): Identity | undefined
  page(poolId: string, page: { limit: number; after?: string; enabled?: boolean }): IdentityPage
  developerUsers(
    identityId: string,
    page: { provider: string; limit: number; after?: string },
  ): { readonly users: readonly string[]; readonly next?: string }
  create(write: Write & { kind: 'create identity' }): void
  hold(write: Write & { kind: 'hold identity' }): void
  link(write: Write & { kind: 'link login' }): void
  unlink(write: Write & { kind: 'unlink login' }): void
  merge(write: Write & { kind: 'merge identities' }): void
  remove(id: string): void
  removeAll(poolId: string): void
}

/** Identities and logins as rows. What a write rests on is checked by the very statement that makes it. */
export function openIdentities(db: Database): Identities {
  const one = (row: Row | undefined) => row && read(row)
  return {
    byId: (id) => one(db.sql(identityStatements.byId).get(id)),
    byLogin: (poolId, { kind, provider, subject }) =>
      one(db.sql(identityStatements.byLogin).get(poolId, kind, provider, subject)),
    page(poolId, { limit, after = '', enabled = false }) {
      const found = db.sql(identityStatements[enabled ? 'enabledPage' : 'page']).all(poolId, after, limit + 1)
      const identities = found.slice(0, limit).map(read)
      const last = identities.at(-1)
      return { identities, ...(last && found.length > limit && { next: last.id }) }
    },
    developerUsers(identityId, { provider, limit, after = '' }) {
      const found = db.sql(identityStatements.developerUsers).all(identityId, provider, after, limit + 1)
      const users = found.slice(0, limit).map(({ subject }) => String(subject))
      const last = users.at(-1)
      return { users, ...(last !== undefined && found.length > limit && { next: last }) }
    },
    create({ identity: { id, identityPoolId, createdAt } }) {
      db.sql(identityStatements.create).run(id, identityPoolId, createdAt, createdAt)
    },
    // Only to what is enabled does a login lead.
    hold({ identityId, as, refused }) {
      const held =
        as === 'guest'
          ? db.sql(identityStatements.heldGuest).get(identityId)
          : db.sql(identityStatements.heldLogin).get(identityId, as.kind, as.provider, as.subject)
      if (!held) refuse(refused)
    },
    link({ identityId, login: { kind, provider, subject }, at, taken }) {
      if (!db.sql(identityStatements.link).run(kind, provider, subject, identityId).changes) refuse(taken)
      db.sql(identityStatements.linked).run(at, identityId)
    },
    unlink({ identityId, login: { kind, provider, subject }, at, gone }) {
      if (!db.sql(identityStatements.unlink).run(identityId, kind, provider, subject).changes) refuse(gone)
      db.sql(identityStatements.touch).run(at, identityId)
    },
    merge({ from, into, at, refused }) {
      if (from === into || !db.sql(identityStatements.enabled).get(into)) refuse(refused)
      if (!db.sql(identityStatements.disable).run(into, at, from).changes) refuse(refused)
      const moved = db.sql(identityStatements.move).run(into, from).changes
      // What could not move is another user of a provider of which the survivor is one already.
      if (db.sql(identityStatements.left).get(from)) refuse(refused)
      if (moved) db.sql(identityStatements.linked).run(at, into)
      else db.sql(identityStatements.touch).run(at, into)
    },
    remove: (id) => void db.sql(identityStatements.remove).run(id),
    removeAll: (poolId) => void db.sql(identityStatements.removeAll).run(poolId),
  }
}

function refuse({ code, message }: Refusal): never {
  throw new Fault(code, message)
}

function read(row: Row): Identity {
  const logins = JSON.parse(String(row.logins)) as [Login['kind'], string, string][]
  return {
    id: String(row.id),
    identityPoolId: String(row.pool_id),
    createdAt: Number(row.created_at),
    modifiedAt: Number(row.modified_at),
    guest: row.guest === 1,
    ...(row.merged_into !== null && { mergedInto: String(row.merged_into) }),
    logins: logins.map(([kind, provider, subject]) => ({ kind, provider, subject })),
  }
}
