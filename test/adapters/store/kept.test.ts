import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openDatabase } from '../../../src/adapters/store/sqlite/database.ts'
import { keptStatements } from '../../../src/adapters/store/sqlite/kept.ts'
import { migrate } from '../../../src/adapters/store/sqlite/migrate.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import type { SqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import type { Json } from '../../../src/model/trigger.ts'

const seal = openSeal({ key: randomBytes(32) })
const plenty = { entries: 1_000_000, bytes: 1e9 }
const mine = { poolId: 'pool', trigger: 'limiter' }
const start = Date.UTC(2026, 0, 5)
let now = start
let store: SqliteStore
beforeEach(() => {
  now = start
  store = openSqliteStore({ file: ':memory:', seal, clock: { now: () => now } })
})
afterEach(() => store.close())

const put = (
  key: string,
  value: Json,
  more: { by?: typeof mine; expiresAt?: number; quota?: typeof plenty } = {},
) =>
  store.kept.put(
    more.by ?? mine,
    key,
    () => ({ value, ...(more.expiresAt !== undefined && { expiresAt: more.expiresAt }) }),
    more.quota ?? plenty,
    now,
  )
const get = (key: string, by = mine) => store.kept.get(by, key, now)?.value
const keys = (prefix = '', limit = 1000, by = mine) => store.kept.keys(by, prefix, limit, now)

describe('an entry', () => {
  it('is read again until it is put anew or removed', async () => {
    await put('key', { deep: [1, null, 'two'] })
    expect(get('key')).toEqual({ deep: [1, null, 'two'] })
    await put('key', false)
    expect(get('key')).toBe(false)
    expect(await store.kept.remove(mine, 'key', now)).toBe(true)
    expect(get('key')).toBeUndefined()
    expect(await store.kept.remove(mine, 'key', now)).toBe(false)
  })

  it.each([
    ['pool', { poolId: 'other', trigger: 'limiter' }],
    ['trigger', { poolId: 'pool', trigger: 'other' }],
  ])('is not there for another %s', async (_, other) => {
    await put('key', 1)
    expect(get('key', other)).toBeUndefined()
    expect(await keys('', 10, other)).toEqual([])
    await put('key', 2, { by: other })
    expect(await store.kept.remove(other, 'key', now)).toBe(true)
    expect(get('key')).toBe(1)
  })

  it('is gone at the moment at which it expires, and is then as if it never was', async () => {
    await put('key', 1, { expiresAt: now + 1 })
    expect(get('key')).toBe(1)
    now += 1
    expect(get('key')).toBeUndefined()
    expect(await store.kept.remove(mine, 'key', now)).toBe(false)
    await store.kept.put(mine, 'key', (was) => ({ value: was === undefined }), plenty, now)
    expect(get('key')).toBe(true)
  })

  it('stays as it was where its change throws', async () => {
    await put('key', 1)
    const thrown = new TypeError('no')
    const change = () => {
      throw thrown
    }
    await expect(store.kept.put(mine, 'key', change, plenty, now)).rejects.toBe(thrown)
    expect(get('key')).toBe(1)
  })
})

it('loses no change of a hundred made at once', async () => {
  const one = () =>
    store.kept.put(mine, 'key', (was) => ({ value: Number(was?.value ?? 0) + 1 }), plenty, now)
  await Promise.all(Array.from({ length: 100 }, one))
  expect(get('key')).toBe(100)
})

describe('keys', () => {
  it('come in the order of their code points, those with the beginning, and no more than asked for', async () => {
    for (const key of ['b', 'a:2', 'a:\u{1f600}', 'a:\uffee', 'a:1', 'a;', 'a']) await put(key, 1)
    expect(await keys()).toEqual(['a', 'a:1', 'a:2', 'a:\uffee', 'a:\u{1f600}', 'a;', 'b'])
    expect(await keys('a:')).toEqual(['a:1', 'a:2', 'a:\uffee', 'a:\u{1f600}'])
    expect(await keys('', 2)).toEqual(['a', 'a:1'])
  })

  it('are those of entries that have not expired, however many have', async () => {
    await Promise.all(
      Array.from({ length: 1200 }, (_, index) => put(`old:${index}`, 1, { expiresAt: now + 5 })),
    )
    await put('young', 1, { expiresAt: now + 6 })
    now += 5
    expect(await keys()).toEqual(['young'])
  })
})

describe('a quota', () => {
  const two = { entries: 2, bytes: 1000 }

  it('lets so many entries in, and those change that are there', async () => {
    expect(await put('a', 1, { quota: two })).toBe(true)
    expect(await put('b', 1, { quota: two })).toBe(true)
    expect(await put('c', 1, { quota: two })).toBe(false)
    expect(get('c')).toBeUndefined()
    expect(await put('a', 2, { quota: two })).toBe(true)
    await store.kept.remove(mine, 'b', now)
    expect(await put('c', 1, { quota: two })).toBe(true)
  })

  it('counts the bytes of keys and of values as JSON', async () => {
    // `é` has two bytes, `"x"` three.
    const quota = { entries: 10, bytes: 5 }
    expect(await put('é', 'xy', { quota })).toBe(false)
    expect(await put('é', 'x', { quota })).toBe(true)
    expect(await put('é', 'xy', { quota })).toBe(false)
    expect(get('é')).toBe('x')
    expect(await put('é', 1, { quota })).toBe(true)
    expect(await put('k', 1, { quota })).toBe(true)
    expect(await put('l', 1, { quota })).toBe(false)
  })

  it('does not count what has expired, of which there may be much', async () => {
    const quota = { entries: 1500, bytes: 1e6 }
    await Promise.all(
      Array.from({ length: 1500 }, (_, index) => put(`${index}`, 1, { expiresAt: now + 5, quota })),
    )
    expect(await put('new', 'x'.repeat(999_000), { quota })).toBe(false)
    now += 5
    expect(await put('new', 'x'.repeat(999_000), { quota })).toBe(true)
  })

  it('does not count what others keep', async () => {
    await put('a', 1, { by: { ...mine, poolId: 'other' } })
    await put('a', 1, { by: { ...mine, trigger: 'other' } })
    expect(await put('a', 1, { quota: { entries: 1, bytes: 10 } })).toBe(true)
  })

  it('that was lowered lets what is there be read, shrink and go, and not grow', async () => {
    await put('a', 'long')
    await put('b', 'long')
    const quota = { entries: 1, bytes: 8 }
    expect(get('a')).toBe('long')
    expect(await put('a', 'longer', { quota })).toBe(false)
    expect(await put('a', 'lon', { quota })).toBe(true)
    expect(await put('c', 1, { quota })).toBe(false)
  })
})

it('sweeps what has expired in time, with its count, though nobody asks for it', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'poolwright-kept-')), 'data.sqlite')
  const kept = openSqliteStore({ file, seal, clock: { now: () => now } })
  const db = openDatabase(file)
  const count = (table: string) => Number(db.sql(`SELECT count(*) AS n FROM ${table}`).get()?.n)
  try {
    await kept.kept.put(mine, 'key', () => ({ value: 1, expiresAt: now + 5 }), plenty, now)
    expect([count('kept'), count('kept_totals')]).toEqual([1, 1])
    now += 60_000
    await kept.commit([])
    expect([count('kept'), count('kept_totals')]).toEqual([0, 0])
  } finally {
    db.close()
    kept.close()
    rmSync(join(file, '..'), { recursive: true })
  }
})

it('keeps no value that can be read without the key, or in the place of another', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'poolwright-kept-')), 'data.sqlite')
  const kept = openSqliteStore({ file, seal })
  const db = openDatabase(file)
  try {
    await kept.kept.put(mine, 'a', () => ({ value: 'VALUE-IN-CLEAR' }), plenty, now)
    await kept.kept.put(mine, 'b', () => ({ value: 'other' }), plenty, now)
    for (const name of [file, `${file}-wal`])
      expect(readFileSync(name).includes('VALUE-IN-CLEAR')).toBe(false)
    db.exec(`UPDATE kept SET value = (SELECT value FROM kept WHERE key = 'a') WHERE key = 'b'`)
    expect(() => kept.kept.get(mine, 'b', now)).toThrow('sealed')
  } finally {
    db.close()
    kept.close()
    rmSync(join(file, '..'), { recursive: true })
  }
})

const ofKey = 'kept_by_key (pool_id=? AND trigger_name=? AND key'
const ofExpiry = 'COVERING INDEX kept_by_trigger_expiry (pool_id=? AND trigger_name=? AND expires_at<?)'
const globalSweep = 'DELETE FROM kept WHERE (id) IN (SELECT id FROM kept WHERE expires_at <= ? LIMIT 200)'

it.each([
  ['reads a value', keptStatements.get, `INDEX ${ofKey}=?)`],
  ['measures an entry', keptStatements.bytes, `INDEX ${ofKey}=?)`],
  ['measures a store', keptStatements.totals, 'PRIMARY KEY (pool_id=? AND trigger_name=?)'],
  ['removes an entry', keptStatements.remove, `INDEX ${ofKey}=?)`],
  ['lists keys', keptStatements.keys, `COVERING INDEX ${ofKey}>? AND key<?)`],
  ['looks whether anything has expired', keptStatements.expired, ofExpiry],
  ['sweeps one store', keptStatements.sweep, ofExpiry],
  ['sweeps them all', globalSweep, 'COVERING INDEX kept_by_expiry (expires_at<?)'],
])('%s by an index', (_, text, index) => {
  const db = openDatabase(':memory:')
  migrate(db)
  const values = Array.from({ length: text.split('?').length - 1 }, () => 1)
  const steps = db.sql(`EXPLAIN QUERY PLAN ${text}`).all(...values)
  const plans = steps.map(({ detail }) => String(detail))
  expect(plans.at(-1)).toContain(`USING ${index}`)
  expect(plans.filter((step) => step.startsWith('SCAN'))).toEqual([])
  db.close()
})
