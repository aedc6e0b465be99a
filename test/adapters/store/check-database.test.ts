import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { checkDatabase } from '../../../src/adapters/store/sqlite/check-database.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'))
  file = join(folder, 'data.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = () => openSqliteStore({ file, seal: openSeal({ key: randomBytes(32) }) })
const change = (sql: string) => {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

describe('the database', () => {
  it('is absent before a server has made it, and is not made by looking', () => {
    expect(checkDatabase(file)).toEqual({ state: 'absent' })
    expect(checkDatabase(file)).toEqual({ state: 'absent' })
  })

  it('is intact when a server has closed it, and looking leaves it as it was', () => {
    open().close()
    const before = readFileSync(file)
    expect(checkDatabase(file)).toEqual({ state: 'intact', behind: 0 })
    expect(readFileSync(file)).toEqual(before)
  })

  it('is intact while a server has it open', () => {
    const store = open()
    expect(checkDatabase(file)).toEqual({ state: 'intact', behind: 0 })
    store.close()
  })

  it('has to be brought up to date where a change of its tables is missing', () => {
    open().close()
    change('DELETE FROM migrations WHERE number = (SELECT max(number) FROM migrations)')
    expect(checkDatabase(file)).toEqual({ state: 'intact', behind: 1 })
  })

  it.each([
    [
      'a newer version',
      "INSERT INTO migrations SELECT max(number) + 1, 'x' FROM migrations",
      /tables are at \d+/,
    ],
    ['another build', "UPDATE migrations SET checksum = 'x' WHERE number = 1", /another build: 1 differs/],
  ])('is known to be of %s', (_, sql, why) => {
    open().close()
    change(sql)
    expect(checkDatabase(file)).toEqual({ state: 'newer', why: expect.stringMatching(why) })
  })

  it('is known to be of another program', () => {
    change('CREATE TABLE orders (id)')
    expect(checkDatabase(file)).toEqual({ state: 'strange', why: 'it is a database of another program' })
  })

  it.each([
    ['is no database', () => writeFileSync(file, 'x'.repeat(8192))],
    ['was cut off', () => truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096)],
    [
      'was written over',
      () => {
        const bytes = readFileSync(file)
        bytes.fill(0xa5, 4096 * 2, 4096 * 12)
        writeFileSync(file, bytes)
      },
    ],
  ])('is broken where it %s', (_, harm) => {
    open().close()
    harm()
    expect(checkDatabase(file)).toMatchObject({ state: 'broken', why: expect.stringMatching(/^[^\n]+$/) })
  })
})
