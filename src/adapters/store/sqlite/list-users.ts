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

/** What a page is asked by. `after` is where the page before ended, as its `next` said. */
interface PageAsked {
  readonly limit: number
  readonly after?: string
  readonly filter?: UserFilter
}

/**
 * The statement that lists a page, and what it is given. The index is named outright: without statistics
 * SQLite prefers to walk the whole pool. Whoever begins alike is listed in the order of the index, and
 * not of the names, so that a page costs the same among ten and among a million.
 */
export function pageQuery(
  poolId: string,
  { limit, after = '', filter }: PageAsked,
): { text: string; values: Value[] } {
  const column = filter ? columns.get(filter.name) : 'username'
  if (!column) throw new RangeError(`users are not listed by \`${filter?.name}\``)
  const from = `SELECT ${userColumns}, ${column} AS listed FROM users INDEXED BY users_by_${column} WHERE pool_id = ?`
  const rest = 'AND username > ? ORDER BY username LIMIT ?'
  if (!filter) return { text: `${from} ${rest}`, values: [poolId, after, limit] }
  const { by, value } = filter
  if (by === 'equals')
    return { text: `${from} AND ${column} = ? ${rest}`, values: [poolId, value, after, limit] }
  const end = firstAfter(value)
  if (column === 'username')
    return {
      text: `${from} AND username ${after ? '>' : '>='} ? AND username < ? ORDER BY username LIMIT ?`,
      values: [poolId, after || value, end, limit],
    }
  return {
    text: `${from} AND (${column}, username) > (?, ?) AND ${column} < ? ORDER BY ${column}, username LIMIT ?`,
    values: [poolId, ...(after ? readPlace(after) : [value, '']), end, limit],
  }
}

/** A page of users, and where the next one begins. */
export function listUsers(db: Database, users: Users, poolId: string, page: PageAsked): UserPage {
  const { text, values } = pageQuery(poolId, { ...page, limit: page.limit + 1 })
  const found = db.sql(text).all(...values)
  const last = found.length > page.limit ? found[page.limit - 1] : undefined
  const byColumn = page.filter?.by === 'begins with' && page.filter.name !== 'username'
  return {
    users: found.slice(0, page.limit).map(users.read),
    ...(last && {
      next: byColumn ? JSON.stringify([last.listed, last.username]) : String(last.username),
    }),
  }
}

/** A place among those that begin alike; of a page of another filter the name alone. */
function readPlace(after: string): [string, string] {
  try {
    const [listed, username] = JSON.parse(after) as unknown[]
    if (typeof listed === 'string' && typeof username === 'string') return [listed, username]
  } catch {
    // No JSON is what a page of all users, or of equal ones, said: a name.
  }
  return [after, '']
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
