import { randomBytes } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openDatabase } from '../../../src/adapters/store/sqlite/database.ts'
import {
  documentStatements,
  rangeStatement,
  type DocumentRange,
} from '../../../src/adapters/store/sqlite/documents.ts'
import { migrate } from '../../../src/adapters/store/sqlite/migrate.ts'
import { openSqliteStore, type SqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'

const seal = openSeal({ key: randomBytes(32) })
let store: SqliteStore
beforeEach(() => {
  store = openSqliteStore({ file: ':memory:', seal })
})

const bytes = (text: string) => Buffer.from(text)
const key = (partition: string, sort = '') => ({ partition: bytes(partition), sort: bytes(sort) })
const put = (space: string, ...items: [partition: string, sort?: string, text?: string][]) =>
  store.documents.write((write) => {
    for (const [partition, sort, text = `${partition}/${sort}`] of items)
      write.put(space, { ...key(partition, sort), text })
  })
const texts = (range: Partial<DocumentRange>) =>
  store.documents.range('s', { limit: 100, ...range }).map(({ text }) => text)

describe('a space of documents', () => {
  it('keeps what was put, with and without a sort key, in this space and no other', async () => {
    await put('s', ['a', '', 'one'], ['a', 'x', 'two'])
    await put('s', ['a', '', 'three'])
    expect(store.documents.get('s', key('a'))).toBe('three')
    expect(store.documents.get('s', key('a', 'x'))).toBe('two')
    expect(store.documents.get('s', key('b'))).toBeUndefined()
    expect(store.documents.get('t', key('a'))).toBeUndefined()
    expect(store.documents.anyKey('t')).toBeUndefined()
    expect(store.documents.anyKey('s')).toMatchObject({ partition: new Uint8Array(bytes('a')) })
  })

  it('counts items and bytes through puts, replacements and removals', async () => {
    await put('s', ['a', '', '12345'], ['b', '', '12'])
    await put('s', ['a', '', '123'])
    expect(store.documents.totals('s')).toEqual({ items: 2, bytes: 5 })
    await store.documents.write((write) => {
      write.remove('s', key('a'))
      write.remove('s', key('nobody'))
    })
    expect(store.documents.totals('s')).toEqual({ items: 1, bytes: 2 })
    await store.documents.write((write) => write.remove('s', key('b')))
    expect(store.documents.totals('s')).toEqual({ items: 0, bytes: 0 })
  })

  it('keeps nothing of a write that throws, and reads inside one what it has written', async () => {
    await put('s', ['a', '', 'old'])
    const failed = store.documents.write((write) => {
      write.put('s', { ...key('a'), text: 'new' })
      expect(store.documents.get('s', key('a'))).toBe('new')
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(store.documents.get('s', key('a'))).toBe('old')
  })
})

describe('a range', () => {
  beforeEach(() => put('s', ['a', '3'], ['b', '1'], ['a', '1'], ['a', '2']))

  it.each<[string, Partial<DocumentRange>, string[]]>([
    ['everything', {}, ['a/1', 'a/2', 'a/3', 'b/1']],
    ['everything backwards', { backwards: true }, ['b/1', 'a/3', 'a/2', 'a/1']],
    ['one partition', { partition: bytes('a') }, ['a/1', 'a/2', 'a/3']],
    ['a page', { limit: 2 }, ['a/1', 'a/2']],
    ['the next page', { after: key('a', '2') }, ['a/3', 'b/1']],
    ['the next page backwards', { after: key('a', '2'), backwards: true }, ['a/1']],
    ['the next page of a partition', { partition: bytes('a'), after: key('a', '1') }, ['a/2', 'a/3']],
    ['from, with it', { partition: bytes('a'), from: { at: bytes('2'), inclusive: true } }, ['a/2', 'a/3']],
    ['from, without it', { partition: bytes('a'), from: { at: bytes('2'), inclusive: false } }, ['a/3']],
    ['to, with it', { partition: bytes('a'), to: { at: bytes('2'), inclusive: true } }, ['a/1', 'a/2']],
    ['to, without it', { partition: bytes('a'), to: { at: bytes('2'), inclusive: false } }, ['a/1']],
  ])('is in the order of keys: %s', (_, range, expected) => {
    expect(texts(range)).toEqual(expected)
  })
})

describe('each statement', () => {
  const db = openDatabase(':memory:')
  migrate(db)
  afterAll(() => db.close())
  const plan = (sql: string) =>
    db
      .sql(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...Array.from(sql.matchAll(/\?/g), () => 1))
      .map(({ detail }) => String(detail))
      .join('\n')

  it.each(Object.entries(documentStatements).filter(([name]) => name !== 'put'))(
    'goes by an index: %s',
    (_, sql) => {
      expect(plan(sql)).not.toMatch(/\bSCAN\b/)
    },
  )

  it.each<[string, Partial<DocumentRange>]>([
    ['all', {}],
    ['a page', { after: key('a', 'b') }],
    ['a partition', { partition: bytes('a') }],
    ['a stretch of a partition', { partition: bytes('a'), from: { at: bytes('b'), inclusive: true } }],
  ])('reads a range by its index and sorts nothing: %s', (_, range) => {
    for (const backwards of [false, true]) {
      const said = plan(rangeStatement('s', { limit: 1, backwards, ...range }).sql)
      expect(said).toMatch(/SEARCH documents USING INDEX documents_by_key/)
      expect(said).not.toMatch(/\bSCAN\b|TEMP B-TREE/)
    }
  })
})
