import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore, type SqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import { importLife } from '../../../src/engine/imports/rules.ts'

const poolId = 'pool'
const dir = mkdtempSync(join(tmpdir(), 'poolwright-uploads-'))
const file = join(dir, 'data.sqlite')
let now = 0
let store: SqliteStore
beforeEach(async () => {
  now = Date.UTC(2026, 0, 5)
  store = openSqliteStore({ file, seal: openSeal({ key: randomBytes(32) }), clock: { now: () => now } })
  const counts = { imported: 0, skipped: 0, failed: 0, rows: 0 }
  const job = {
    id: 'import-a',
    poolId,
    name: 'all',
    roleArn: 'arn',
    status: 'Created',
    createdAt: now,
    ...counts,
  } as const
  const full = { code: 'LimitExceededException' } as const
  await store.commit([{ kind: 'make import job', job, most: 9, full }])
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true, force: true })
})

const put = async (...pieces: readonly string[]) => {
  const upload = store.uploads.begin('import-a')
  for (const piece of pieces) await upload.write(Buffer.from(piece))
  return upload
}
const read = async () => {
  const job = await store.importJob(poolId, 'import-a')
  return job && Buffer.concat(await Array.fromAsync(store.importFile(job))).toString()
}
/** What lies in the file of the store and beside it. */
const lies = () => Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)])

it('keeps a file in pieces, none of which can be read without the key', async () => {
  expect(await (await put('one secret', ' and another')).keep()).toBe(true)
  expect(await read()).toBe('one secret and another')
  expect(lies().includes('one secret')).toBe(false)
})

it('has the last file that came whole', async () => {
  const [first, second, third] = [await put('first'), await put('second'), await put('third')]
  await first.keep()
  await second.keep()
  await third.drop()
  expect(await read()).toBe('second')
})

it('takes no file for a job that has begun or is gone', async () => {
  const late = await put('late')
  const refused = { code: 'PreconditionNotMetException' } as const
  await store.commit([
    {
      kind: 'change import job',
      poolId,
      id: 'import-a',
      set: { status: 'Pending' },
      when: { status: ['Created'] },
      refused,
    },
  ])
  expect(await late.keep()).toBe(false)
  expect(await read()).toBe('')
  const strange = store.uploads.begin('import-none')
  await strange.write(Buffer.from('x'))
  expect(await strange.keep()).toBe(false)
})

it('takes a file away that nobody has started to import in time, a little at a time', async () => {
  await (await put(...Array.from({ length: 450 }, () => 'x'))).keep()
  now += importLife - 1
  await store.commit([])
  expect((await read())?.length).toBe(450)
  now += 60_000
  for (const left of [250, 50, 0]) {
    await store.commit([])
    const job = await store.importJob(poolId, 'import-a')
    const pieces = job ? await Array.fromAsync(store.importFile(job)) : []
    expect(pieces.length).toBeLessThanOrEqual(left)
  }
  expect(await store.importJob(poolId, 'import-a')).toMatchObject({ status: 'Expired' })
})
