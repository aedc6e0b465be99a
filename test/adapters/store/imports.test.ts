import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '../../../src/adapters/store/sqlite/database.ts'
import { importStatements } from '../../../src/adapters/store/sqlite/imports.ts'
import { migrate } from '../../../src/adapters/store/sqlite/migrate.ts'

const db = openDatabase(':memory:')
migrate(db)
afterAll(() => db.close())

it.each(Object.entries(importStatements))('goes by an index: %s', (_, text) => {
  const marks = text.split('?').length - 1
  const plan = db.sql(`EXPLAIN QUERY PLAN ${text}`).all(...Array<number>(marks).fill(1))
  const steps = plan.map(({ detail }) => String(detail)).filter((step) => !step.includes('USE TEMP B-TREE'))
  expect(steps).toEqual([expect.stringMatching(/^SEARCH import_jobs USING .*INDEX import_jobs_by_status/)])
})
