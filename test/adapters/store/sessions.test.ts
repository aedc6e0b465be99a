import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '../../../src/adapters/store/sqlite/database.ts'
import { migrate } from '../../../src/adapters/store/sqlite/migrate.ts'
import { samlSessionsStatement } from '../../../src/adapters/store/sqlite/browser-sessions.ts'
import { sessionStatements } from '../../../src/adapters/store/sqlite/sessions.ts'

const db = openDatabase(':memory:')
migrate(db)
afterAll(() => db.close())

it.each([
  ['list', 'INDEX sessions_by_username (pool_id=? AND username=?)'],
  ['use', 'COVERING INDEX sqlite_autoindex_sessions_2 (grant_id=?)'],
  ['endOfGrant', 'COVERING INDEX sqlite_autoindex_sessions_2 (grant_id=?)'],
] as const)('goes by an index, and sorts nothing: %s', (name, index) => {
  const marks = sessionStatements[name].split('?').length - 1
  const plan = db.sql(`EXPLAIN QUERY PLAN ${sessionStatements[name]}`).all(...Array<number>(marks).fill(1))
  expect(plan.map(({ detail }) => String(detail))).toEqual([`SEARCH sessions USING ${index}`])
})

it('finds what a SAML provider has begun by an index', () => {
  const plan = db.sql(`EXPLAIN QUERY PLAN ${samlSessionsStatement}`).all('pool', 'Corp', 'bob')
  expect(plan.map(({ detail }) => String(detail))).toEqual([
    expect.stringContaining('INDEX browser_sessions_by_subject (pool_id=? AND <expr>=? AND <expr>=?)'),
  ])
})
