import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '../../../src/adapters/store/sqlite/database.ts'
import { pageQuery } from '../../../src/adapters/store/sqlite/list-users.ts'
import { migrate } from '../../../src/adapters/store/sqlite/migrate.ts'

const db = openDatabase(':memory:')
migrate(db)
afterAll(() => db.close())

/** What SQLite says it will do, one line a step. */
const plan = (text: string, values: readonly (string | number | Uint8Array)[]) =>
  db
    .sql(`EXPLAIN QUERY PLAN ${text}`)
    .all(...values)
    .map(({ detail }) => String(detail))

const filters = [
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
] as const

it('walks the names of a pool in their order, from where the page begins', () => {
  const { text, values } = pageQuery('pool', { limit: 60, after: 'm' })
  expect(plan(text, values)).toEqual([
    'SEARCH users USING INDEX users_by_username (pool_id=? AND username>?)',
  ])
})

it.each(filters.slice(1))('finds an equal %s in its index, already in the order of names', (name, column) => {
  const { text, values } = pageQuery('pool', {
    limit: 60,
    after: 'm',
    filter: { name, by: 'equals', value: 'x' },
  })
  expect(plan(text, values)).toEqual([
    `SEARCH users USING INDEX users_by_${column} (pool_id=? AND ${column}=? AND username>?)`,
  ])
})

it.each(filters)('reads only what begins alike from the index of %s', (name, column) => {
  const { text, values } = pageQuery('pool', {
    limit: 60,
    after: 'm',
    filter: { name, by: 'begins with', value: 'x' },
  })
  const steps = plan(text, values)
  const range = new RegExp(
    `^SEARCH users USING (COVERING )?INDEX users_by_${column} \\(pool_id=\\? AND ${column}>\\? AND ${column}<\\?\\)$`,
  )
  expect(steps).toContainEqual(expect.stringMatching(range))
  expect(steps).toContain('SEARCH users USING INTEGER PRIMARY KEY (rowid=?)')
  expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([])
})

it.each([
  ['a user by a name', 'SELECT username FROM names WHERE pool_id = ? AND name = ?'],
  ['the grants of a user', 'UPDATE grants SET revoked = 1 WHERE pool_id = ? AND username = ?'],
  ['the tokens of a grant', 'DELETE FROM refresh_tokens WHERE grant_id = ?'],
  ['the sign-ins of a user', 'DELETE FROM sign_ins WHERE pool_id = ? AND username = ?'],
  ['late sign-ins', 'SELECT id FROM sign_ins WHERE expires_at <= ?'],
  ['late grants', 'SELECT id FROM grants WHERE expires_at <= ?'],
  ['late codes', 'SELECT purpose FROM codes WHERE expires_at <= ?'],
  ['old counters', 'SELECT key FROM attempts WHERE last <= ?'],
  ['the messages of a pool', 'SELECT * FROM messages WHERE pool_id = ? AND id > ? ORDER BY id DESC LIMIT 1'],
])('finds %s without reading a whole table', (_, text) => {
  const steps = plan(text, ['x', 'x'].slice(0, text.split('?').length - 1))
  expect(steps.filter((step) => !step.startsWith('SEARCH'))).toEqual([])
})
