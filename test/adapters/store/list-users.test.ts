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

it.each(filters.slice(1))('walks those whose %s begins alike in the order of its index', (name, column) => {
  for (const after of [undefined, JSON.stringify(['xy', 'm'])]) {
    const { text, values } = pageQuery('pool', {
      limit: 60,
      ...(after && { after }),
      filter: { name, by: 'begins with', value: 'x' },
    })
    expect(plan(text, values)).toEqual([
      `SEARCH users USING INDEX users_by_${column} (pool_id=? AND (${column},username)>(?,?) AND ${column}<?)`,
    ])
  }
})

it('walks the names that begin alike', () => {
  for (const after of ['', 'xm']) {
    const { text, values } = pageQuery('pool', {
      limit: 60,
      after,
      filter: { name: 'username', by: 'begins with', value: 'x' },
    })
    expect(plan(text, values)).toEqual([
      'SEARCH users USING INDEX users_by_username (pool_id=? AND username>? AND username<?)',
    ])
  }
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
