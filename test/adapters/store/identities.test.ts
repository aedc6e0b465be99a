import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '../../../src/adapters/store/sqlite/database.ts'
import { identityStatements } from '../../../src/adapters/store/sqlite/identities.ts'
import { migrate } from '../../../src/adapters/store/sqlite/migrate.ts'

const db = openDatabase(':memory:')
migrate(db)
afterAll(() => db.close())

/** What SQLite says it will do, one line a step. */
const plan = (text: string) =>
  db
    .sql(`EXPLAIN QUERY PLAN ${text}`)
    .all(
      ...text
        .split('?')
        .slice(1)
        .map(() => 'x'),
    )
    .map(({ detail }) => String(detail))

it.each(Object.entries(identityStatements).filter(([name]) => name !== 'create'))(
  'goes by an index: %s',
  (_, text) => {
    const steps = plan(text).filter((step) => !/SUBQUERY|USE TEMP B-TREE/.test(step))
    expect(steps.length).toBeGreaterThan(0)
    expect(steps.filter((step) => !step.startsWith('SEARCH'))).toEqual([])
  },
)

it.each(['page', 'enabledPage', 'developerUsers'] as const)('finds a page in its order: %s', (name) => {
  expect(plan(identityStatements[name]).filter((step) => step.includes('FOR ORDER BY'))).toEqual([])
})

it('puts the logins of an identity in order by their index', () => {
  expect(plan(identityStatements.byId)).toContainEqual(
    expect.stringMatching(/^SEARCH logins USING COVERING INDEX logins_by_identity \(identity_id=\?\)$/),
  )
})

it('forgets the logins of an identity without reading all others', () => {
  expect(plan('DELETE FROM logins WHERE identity_id = ?')).toEqual([
    expect.stringMatching(/^SEARCH logins USING COVERING INDEX \w+ \(identity_id=\?\)$/),
  ])
})

it('prepares no statement anew because of what it is asked with', () => {
  // SQLite does where a partial index depends on it, at ten times the price of the question.
  const partial = db.sql("SELECT name FROM sqlite_schema WHERE tbl_name = 'logins' AND sql LIKE '% WHERE %'")
  expect(partial.all()).toEqual([])
})
