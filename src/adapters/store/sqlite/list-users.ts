import type { UserFilter, UserPage } from '../../../engine/ports.ts'
import type { Database } from './database.ts'
import { userColumns } from './users.ts'
import type { Users } from './users.ts'

/** Columns that users can be listed by; each has the index `users_by_<column>`, which ends in the name. */
const columns: ReadonlyMap<string, string> = new Map([
  ['username', 'username'],
  ['sub', 'sub'],
  ['status', 'enabled'],
  ['cognito:user_status', 'status'],
  ['email', 'email'],
  ['phone_number', 'phone_number'],
  ['name', 'name'],
  ['given_name', 'given_name'],
  ['family_name', 'family_name'],
  ['preferred_username', 'preferred_username'],
])

type Value = string | number | Uint8Array

/**
 * The statement that lists a page, and what it is given. The index is named outright: without
 * statistics SQLite prefers to walk the whole pool.
 */
export function pageQuery(
  poolId: string,
  { limit, after = '', filter }: { limit: number; after?: string; filter?: UserFilter },
): { text: string; values: Value[] } {
  const column = filter ? columns.get(filter.name) : 'username'
  if (!column) throw new RangeError(`users are not listed by \`${filter?.name}\``)
  const from = `FROM users INDEXED BY users_by_${column} WHERE pool_id = ?`
  const rest = 'AND username > ? ORDER BY username LIMIT ?'
  if (!filter) return { text: `SELECT ${userColumns} ${from} ${rest}`, values: [poolId, after, limit] }
  const { by, value } = filter
  if (by === 'equals')
    return {
      text: `SELECT ${userColumns} ${from} AND ${column} = ? ${rest}`,
      values: [poolId, value, after, limit],
    }
  const found = `SELECT id ${from} AND ${column} >= ? AND ${column} < ? ${rest}`
  return {
    text: `SELECT ${userColumns} FROM users WHERE id IN (${found}) ORDER BY username`,
    values: [poolId, value, firstAfter(value), after, limit],
  }
}

/** A page of users in the order of their names, and the name after which the next one begins. */
export function listUsers(
  db: Database,
  users: Users,
  poolId: string,
  page: { limit: number; after?: string; filter?: UserFilter },
): UserPage {
  const { text, values } = pageQuery(poolId, { ...page, limit: page.limit + 1 })
  const found = db.sql(text).all(...values)
  const shown = found.slice(0, page.limit).map(users.read)
  const last = shown.at(-1)
  return { users: shown, ...(last && found.length > page.limit && { next: last.username }) }
}

/** The least value above every text with this beginning: SQLite puts texts in the order of their code points. */
export function firstAfter(beginning: string): Value {
  const points = Array.from(beginning, (letter) => letter.codePointAt(0) ?? 0)
  while (points.at(-1) === 0x10ffff) points.pop()
  const last = points.pop()
  // Every blob is above every text.
  if (last === undefined) return new Uint8Array(1)
  // There are no letters between these two: they are halves of others.
  return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1)
}
