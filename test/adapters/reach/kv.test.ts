import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKv } from '../../../src/adapters/reach/kv/open-kv.ts'
import type { Kv } from '../../../src/adapters/reach/kv/open-kv.ts'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import type { SqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'

const scope = { poolId: 'pool', trigger: 'limiter', quota: { entries: 10_000, bytes: 1_000_000 } }
const start = Date.UTC(2026, 0, 5)
let now = start
let store: SqliteStore
let kv: Kv
beforeEach(() => {
  now = start
  const clock = { now: () => now }
  store = openSqliteStore({ file: ':memory:', seal: openSeal({ key: randomBytes(32) }), clock })
  kv = openKv({ kept: store.kept, clock })
})
afterEach(() => store.close())

const does = async (verb: string, input: JsonObject = {}, more: Partial<typeof scope> = {}) => {
  const { value, error } = await kv({ do: verb, ...input }, { ...scope, ...more })
  return error ? error.name : value
}
const get = (key: string) => does('get', { key })

describe('set', () => {
  it.each<[string, Json]>([
    ['a text', 'ü\0\u2028'],
    ['a number', -1.5e-300],
    ['nothing', null],
    ['a list', [1, [true, {}]]],
    ['an object', JSON.parse('{"__proto__":1,"toJSON":"x","":2}') as Json],
  ])('keeps %s as it is', async (_, value) => {
    expect(await does('set', { key: 'key', value })).toBeUndefined()
    expect(JSON.stringify(await get('key'))).toBe(JSON.stringify(value))
  })

  it('keeps a value for as many seconds as it is told', async () => {
    await does('set', { key: 'key', value: 1, ttl: 1.5 })
    now += 1499
    expect(await get('key')).toBe(1)
    now += 1
    expect(await get('key')).toBeUndefined()
  })

  it('keeps one for good that is set again without a time', async () => {
    await does('set', { key: 'key', value: 1, ttl: 1 })
    await does('set', { key: 'key', value: 2 })
    now += 1e9
    expect(await get('key')).toBe(2)
  })

  it('takes the longest key and the largest value there may be', async () => {
    const key = 'ü'.repeat(512)
    const value = 'x'.repeat(64 * 1024 - 2)
    expect(await does('set', { key, value })).toBeUndefined()
    expect(await get(key)).toBe(value)
  })
})

describe('delete', () => {
  it('says whether there was one', async () => {
    await does('set', { key: 'key', value: 1 })
    expect(await does('delete', { key: 'key' })).toBe(true)
    expect(await does('delete', { key: 'key' })).toBe(false)
    expect(await get('key')).toBeUndefined()
  })
})

describe('increment', () => {
  it('begins at nothing, and goes on by one or by so much', async () => {
    expect(await does('increment', { key: 'key' })).toBe(1)
    expect(await does('increment', { key: 'key', by: 5 })).toBe(6)
    expect(await does('increment', { key: 'key', by: -7 })).toBe(-1)
    expect(await get('key')).toBe(-1)
  })

  it('loses none of two hundred at once', async () => {
    const counted = await Promise.all(Array.from({ length: 200 }, () => does('increment', { key: 'key' })))
    expect(counted.map(Number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 200 }, (_, index) => index + 1),
    )
  })

  it('counts within a window that the first one opens', async () => {
    await does('increment', { key: 'key', ttl: 10 })
    now += 9_999
    expect(await does('increment', { key: 'key', ttl: 10 })).toBe(2)
    now += 1
    expect(await does('increment', { key: 'key', ttl: 10 })).toBe(1)
  })

  it('goes on from a number that was set, for as long as that one lasts', async () => {
    await does('set', { key: 'key', value: 1.5, ttl: 10 })
    expect(await does('increment', { key: 'key' })).toBe('RangeError')
    await does('set', { key: 'key', value: 7, ttl: 10 })
    expect(await does('increment', { key: 'key', ttl: 99 })).toBe(8)
    now += 10_000
    expect(await get('key')).toBeUndefined()
  })

  it.each<[string, Json, number, string]>([
    ['a text', '1', 1, 'TypeError'],
    ['nothing', null, 1, 'TypeError'],
    ['a number too large', Number.MAX_SAFE_INTEGER, 1, 'RangeError'],
    ['a number too small', Number.MIN_SAFE_INTEGER, -1, 'RangeError'],
  ])('leaves %s alone', async (_, value, by, name) => {
    await does('set', { key: 'key', value })
    expect(await does('increment', { key: 'key', by })).toBe(name)
    expect(await get('key')).toBe(value)
  })
})

describe('list', () => {
  it('gives the keys with a beginning in order, and no more than a thousand', async () => {
    const keys = Array.from({ length: 1005 }, (_, index) => `a:${`${index}`.padStart(4, '0')}`)
    await Promise.all(['b', ...keys].map((key) => does('set', { key, value: 1 })))
    expect(await does('list', { prefix: 'a:' })).toEqual(keys.slice(0, 1000))
    expect(await does('list', { prefix: 'b' })).toEqual(['b'])
    expect(await does('list', { prefix: 'c' })).toEqual([])
    expect(((await does('list')) as Json[])[0]).toBe('a:0000')
  })
})

describe('a store', () => {
  it.each([
    ['pool', { poolId: 'other' }],
    ['trigger', { trigger: 'other' }],
  ])('is of one %s alone', async (_, other) => {
    await does('set', { key: 'key', value: 1 })
    expect(await does('get', { key: 'key' }, other)).toBeUndefined()
    expect(await does('list', {}, other)).toEqual([])
    expect(await does('increment', { key: 'key' }, other)).toBe(1)
    expect(await does('delete', { key: 'key' }, other)).toBe(true)
    expect(await get('key')).toBe(1)
  })

  it.each([
    ['entries', { entries: 2, bytes: 1_000 }],
    ['bytes', { entries: 9, bytes: 4 }],
  ])('that is full of %s takes no more, and says so', async (_, quota) => {
    await does('set', { key: 'a', value: 1 }, { quota })
    await does('set', { key: 'b', value: 2, ttl: 1 }, { quota })
    const full = await kv({ do: 'set', key: 'c', value: 3 }, { ...scope, quota })
    expect(full).toMatchObject({ outcome: 'QuotaExceededError', error: { name: 'QuotaExceededError' } })
    expect(full.error?.message).toContain(`${quota.entries} entries and ${quota.bytes} bytes`)
    expect(await does('increment', { key: 'c' }, { quota })).toBe('QuotaExceededError')
    expect(await does('list', {}, { quota })).toEqual(['a', 'b'])
    // One that has expired makes room.
    now += 1000
    expect(await does('increment', { key: 'c' }, { quota })).toBe(1)
    expect(await does('list', {}, { quota })).toEqual(['a', 'c'])
  })

  it('that is not declared is none', async () => {
    const { quota: _, ...undeclared } = scope
    for (const verb of ['get', 'set', 'delete', 'increment', 'list']) {
      const reached = await kv({ do: verb, key: 'key', value: 1 }, undeclared)
      expect(reached).toMatchObject({ outcome: 'NotDeclaredError', error: { name: 'NotDeclaredError' } })
      expect(reached.error?.message).toBe('`kv` is not among the capabilities of trigger `limiter`')
    }
    expect(await does('list')).toEqual([])
  })

  it('that cannot be used tells nothing of why', async () => {
    const put = () => Promise.reject(new Error('another process holds the store `/data.sqlite`'))
    const stuck = openKv({ kept: { ...store.kept, put }, clock: { now: () => now } })
    const reached = await stuck({ do: 'set', key: 'key', value: 1 }, scope)
    expect(reached.error).toEqual({ name: 'Error', message: 'the store cannot be used now' })
  })
})

const nested = (levels: number): Json => (levels ? [nested(levels - 1)] : 1)
const bottomless = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as Json

it.each<[string, JsonObject]>([
  ['nothing', {}],
  ['another verb', { do: 'drop', key: 'key' }],
  ['a verb of the language', { do: 'constructor', key: 'key' }],
  ['no key', { do: 'get' }],
  ['an empty key', { do: 'get', key: '' }],
  ['a number as a key', { do: 'set', key: 1, value: 1 }],
  ['a list as a key', { do: 'get', key: ['key'] }],
  ['a long key', { do: 'set', key: 'x'.repeat(513), value: 1 }],
  ['a key with a zero', { do: 'set', key: 'a\0b', value: 1 }],
  ['a key with a line end', { do: 'set', key: 'a\nb', value: 1 }],
  ['a key with half a letter', { do: 'set', key: 'a\ud800', value: 1 }],
  ['no value', { do: 'set', key: 'key' }],
  ['a large value', { do: 'set', key: 'key', value: 'x'.repeat(64 * 1024 - 1) }],
  ['a value that is larger in bytes', { do: 'set', key: 'key', value: 'ü'.repeat(32 * 1024) }],
  ['a deep value', { do: 'set', key: 'key', value: nested(66) }],
  ['a value without a bottom', { do: 'set', key: 'key', value: bottomless }],
  ['no time at all', { do: 'set', key: 'key', value: 1, ttl: 0 }],
  ['a time that has been', { do: 'set', key: 'key', value: 1, ttl: -1 }],
  ['a time without end', { do: 'set', key: 'key', value: 1, ttl: 1e300 }],
  ['a time of another type', { do: 'increment', key: 'key', ttl: '5' }],
  ['half a step', { do: 'increment', key: 'key', by: 0.5 }],
  ['a step of another type', { do: 'increment', key: 'key', by: '1' }],
  ['a step beyond counting', { do: 'increment', key: 'key', by: 1e300 }],
  ['a prefix of another type', { do: 'list', prefix: {} }],
  ['a long prefix', { do: 'list', prefix: 'x'.repeat(513) }],
])('a script that asks with %s is told so, and nothing is kept', async (_, input) => {
  expect(await kv(input, scope)).toMatchObject({
    kind: 'kv',
    outcome: 'TypeError',
    error: { name: 'TypeError' },
  })
  expect(await does('list')).toEqual([])
})

describe('a trace', () => {
  it.each([
    ['sign-ups', 'get sign-ups'],
    ['Attempts_of', 'get Attempts_of'],
    ['attempts:ana@example.com', 'get attempts:…'],
    ['ip/10.0.0.1', 'get ip/…'],
    ['code|ana', 'get code|…'],
    ['attempts:\u2028', 'get attempts:…'],
    ['ana@example.com', 'get …'],
    ['ana.example:1', 'get …'],
    ['+4915112345', 'get …'],
    ['10.0.0.1', 'get …'],
    ['ana smith', 'get …'],
    ['123456', 'get …'],
    ['x'.repeat(65), 'get …'],
  ])('shows of the key %j no more than the kind of thing it is', async (key, what) => {
    expect(await kv({ do: 'get', key }, scope)).toEqual({ kind: 'kv', what, outcome: 'done' })
  })

  it.each<[JsonObject, string]>([
    [{ do: 'set', key: 'code:ana', value: 'secret' }, 'set code:…'],
    [{ do: 'increment', key: 'sign-ups' }, 'increment sign-ups'],
    [{ do: 'delete', key: 'code:ana' }, 'delete code:…'],
    [{ do: 'list' }, 'list'],
    [{ do: 'list', prefix: 'ana@' }, 'list …'],
    [{ do: 'set', key: 'code:ana' }, 'a request that cannot be read'],
  ])('tells %j as `%s`', async (input, what) => {
    const { value: _, ...told } = await kv(input, scope)
    expect(told.what).toBe(what)
    expect(JSON.stringify(told)).not.toContain('ana')
    expect(JSON.stringify(told)).not.toContain('secret')
  })
})
