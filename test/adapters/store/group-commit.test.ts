import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../../../src/adapters/store/sqlite/database.ts'
import type { Database } from '../../../src/adapters/store/sqlite/database.ts'
import { openGroupCommit } from '../../../src/adapters/store/sqlite/group-commit.ts'

let folder: string
let db: Database
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'poolwright-group-'))
  db = openDatabase(join(folder, 'group.db'))
  db.exec('CREATE TABLE words (word TEXT PRIMARY KEY)')
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true })
})

const add = (word: string) => void db.sql('INSERT INTO words VALUES (?)').run(word)
const words = () =>
  db
    .sql('SELECT word FROM words ORDER BY word')
    .all()
    .map(({ word }) => word)

/** The same database, which tells what it is asked before it does it. */
const watched = (tell: (text: string) => void): Database => ({
  ...db,
  get inTransaction() {
    return db.inTransaction
  },
  sql(text) {
    tell(text)
    return db.sql(text)
  },
})

it('writes all changes of one turn in one transaction', async () => {
  const asked: string[] = []
  const group = openGroupCommit(watched((text) => asked.push(text)))
  await Promise.all(['a', 'b', 'c'].map((word) => group.run(() => add(word))))
  await group.run(() => add('d'))
  expect(words()).toEqual(['a', 'b', 'c', 'd'])
  expect(asked.filter((text) => text === 'COMMIT')).toHaveLength(2)
})

it('says that a change is kept only once all are', async () => {
  const told: string[] = []
  const group = openGroupCommit(watched((text) => text === 'COMMIT' && told.push(text)))
  await Promise.all(['a', 'b'].map((word) => group.run(() => add(word)).then(() => told.push(word))))
  expect(told).toEqual(['COMMIT', 'a', 'b'])
})

it('tells everybody where nothing could be kept', async () => {
  const group = openGroupCommit(
    watched((text) => {
      if (text === 'COMMIT') throw new Error('the disk is gone')
    }),
  )
  const both = await Promise.allSettled(['a', 'b'].map((word) => group.run(() => add(word))))
  expect(both.map((one) => one.status === 'rejected' && one.reason.message)).toEqual([
    'the disk is gone',
    'the disk is gone',
  ])
  expect(words()).toEqual([])
  expect(db.inTransaction).toBe(false)
})

it('goes on after a disk that was full', async () => {
  const group = openGroupCommit(db)
  const { page_count: pages } = db.sql('PRAGMA page_count').get() as { page_count: number }
  db.exec(`PRAGMA max_page_count = ${pages + 1}`)
  const refused = group.run(() => add('x'.repeat(100_000)))
  await expect(refused).rejects.toThrow('full')
  db.exec('PRAGMA max_page_count = 1000')
  await group.run(() => add('b'))
  expect(words()).toEqual(['b'])
})

it('gives back what each change gives, in the order they were asked for', async () => {
  const group = openGroupCommit(db)
  const seen = await Promise.all(
    [1, 2, 3].map(() =>
      group.run(() => {
        add(String(words().length))
        return words().length
      }),
    ),
  )
  expect(seen).toEqual([1, 2, 3])
})

it('lets the event loop go on while another process holds the lock', async () => {
  const group = openGroupCommit(db)
  const other = new DatabaseSync(db.file)
  other.exec('BEGIN IMMEDIATE')
  let kept = false
  const keeping = group.run(() => add('a')).then(() => (kept = true))
  const later = group.run(() => add('b'))
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(kept).toBe(false)
  other.exec('COMMIT')
  other.close()
  await Promise.all([keeping, later])
  expect(words()).toEqual(['a', 'b'])
})
