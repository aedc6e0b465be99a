import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, it } from 'vitest'
import { recordOf } from '../../../src/adapters/runs/record-of.ts'
import { openLeftRuns } from '../../../src/adapters/runs/read-runs.ts'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import { finished } from './finished.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))
function project() {
  const root = mkdtempSync(join(tmpdir(), 'poolwright-left-'))
  folders.push(root)
  mkdirSync(join(root, '.poolwright'))
  const file = join(root, '.poolwright', 'data.sqlite')
  return { root, file }
}
const open = (file: string) => openSqliteStore({ file, seal: openSeal({ key: Buffer.alloc(32) }) })

it('reads what a server has left behind, while one runs as well as after it', () => {
  const { root, file } = project()
  const store = open(file)
  store.runs.keep([recordOf(finished(), [])])
  const during = openLeftRuns(root)
  expect(during?.list({}, 9).map(({ id }) => id)).toEqual(['r-1'])
  store.runs.keep([recordOf(finished({ operation: 'InitiateAuth' }), [])])
  expect(during?.find('last')).toMatchObject({ id: 'r-2', operation: 'InitiateAuth' })
  during?.close()
  store.close()
  const after = openLeftRuns(root)
  expect(after?.list({ operation: 'SignUp' }, 9).map(({ id }) => id)).toEqual(['r-1'])
  after?.close()
})

it('finds nothing where nothing was ever kept', () => {
  const { root, file } = project()
  expect(openLeftRuns(root)).toBeUndefined()
  new DatabaseSync(file).close()
  expect(openLeftRuns(root)).toBeUndefined()
})

it('says what is wrong with a store that it cannot read', () => {
  const { root, file } = project()
  writeFileSync(file, 'no database, but long enough to be taken for one '.repeat(40))
  expect(() => openLeftRuns(root)).toThrow(/the store `.*data.sqlite` cannot be read/)
})
