import { PutItemCommand, QueryCommand as RawQuery } from '@aws-sdk/client-dynamodb'
import {
  paginateQuery,
  PutCommand,
  QueryCommand,
  ScanCommand,
  type QueryCommandInput,
  type ScanCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { failureOf } from '../aws-world.ts'
import { openTables } from './tables.ts'

const { doc } = openTables()
const times = [-100, -2.5, -2, -0.001, 0, 0.5, 1, 2, 9, 10, 100, 1e15]
beforeAll(async () => {
  for (const at of times.toReversed())
    await doc.send(new PutCommand({ TableName: 'log', Item: { pk: 'ana', at, even: at % 2 === 0 } }))
  await doc.send(new PutCommand({ TableName: 'log', Item: { pk: 'bo', at: 1 } }))
})

const query = (KeyConditionExpression: string, values: object, more: object = {}) =>
  doc.send(
    new QueryCommand({
      TableName: 'log',
      KeyConditionExpression,
      ExpressionAttributeValues: { ':p': 'ana', ...values },
      ExpressionAttributeNames: { '#at': 'at' },
      ...more,
    } as QueryCommandInput),
  )
const found = async (...of: Parameters<typeof query>) =>
  (await query(...of)).Items?.map(({ at }) => at as number)

describe('a query', () => {
  it.each<[string, object, number[]]>([
    ['pk = :p AND #at > :a', { ':a': 2 }, [9, 10, 100, 1e15]],
    ['pk = :p AND #at >= :a', { ':a': 10 }, [10, 100, 1e15]],
    ['#at < :a AND pk = :p', { ':a': -2 }, [-100, -2.5]],
    ['pk = :p AND #at <= :a', { ':a': -2 }, [-100, -2.5, -2]],
    ['pk = :p AND #at = :a', { ':a': 0 }, [0]],
    ['(pk = :p) AND (#at BETWEEN :a AND :b)', { ':a': -0.5, ':b': 1 }, [-0.001, 0, 0.5, 1]],
  ])('finds numbers in their order: %s', async (condition, values, expected) => {
    expect(await found(condition, values)).toEqual(expected)
  })

  it('finds a whole partition, forwards and backwards', async () => {
    const names = { ExpressionAttributeNames: undefined }
    expect(await found('pk = :p', {}, names)).toEqual(times)
    expect(await found('pk = :p', {}, { ...names, ScanIndexForward: false })).toEqual(times.toReversed())
  })

  it('filters what it has found, and counts what it has read', async () => {
    const more = { FilterExpression: 'even = :t', Select: 'COUNT' }
    const output = await query('pk = :p AND #at > :a', { ':a': 0, ':t': true }, more)
    expect(output).toMatchObject({ Count: 4, ScannedCount: 7 })
    expect(output.Items).toBeUndefined()
  })

  it('goes on where a page has ended', async () => {
    const first = await query('pk = :p AND #at > :a', { ':a': 0 }, { Limit: 3 })
    expect(first.Items?.map(({ at }) => at)).toEqual([0.5, 1, 2])
    expect(first.LastEvaluatedKey).toEqual({ pk: 'ana', at: 2 })
    const next = { ExclusiveStartKey: first.LastEvaluatedKey, ScanIndexForward: false }
    expect(await found('pk = :p AND #at > :a', { ':a': 0 }, next)).toEqual([1, 0.5])
  })

  it('is read to its end by the SDK’s own paginator', async () => {
    const input = {
      TableName: 'log',
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': 'ana' },
      Limit: 5,
    }
    const pages: number[][] = []
    for await (const { Items = [] } of paginateQuery({ client: doc }, input))
      pages.push(Items.map(({ at }) => at as number))
    expect(pages.flat()).toEqual(times)
    expect(pages.length).toBe(3)
  })

  it('ends a page that is as large as an answer may be', async () => {
    const { doc: small } = openTables({ fetchSize: 64 * 1024 })
    for (let at = 0; at < 10; at++)
      await small.send(
        new PutCommand({ TableName: 'log', Item: { pk: 'ana', at, text: 'x'.repeat(10_000) } }),
      )
    const input = {
      TableName: 'log',
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': 'ana' },
    }
    const pages: number[] = []
    for await (const { Count = 0 } of paginateQuery({ client: small }, input)) pages.push(Count)
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.reduce((sum, count) => sum + count)).toBe(10)
  })

  it('orders texts as bytes of UTF-8, and finds them by their beginning', async () => {
    const { client } = openTables()
    const texts = ['a', 'ab', 'b', 'z', '\u00e9', '\uff5e', '\u{1F600}', '\u{10FFFF}', '\u{10FFFF}\u{10FFFF}']
    for (const at of texts.toReversed())
      await client.send(new PutItemCommand({ TableName: 'log', Item: { pk: { S: 'p' }, at: { S: at } } }))
    const ask = async (KeyConditionExpression: string, more: object) => {
      const ExpressionAttributeValues = { ':p': { S: 'p' }, ...more }
      const { Items = [] } = await client.send(
        new RawQuery({ TableName: 'log', KeyConditionExpression, ExpressionAttributeValues }),
      )
      return Items.map(({ at }) => at?.S)
    }
    await expect(ask('pk = :p AND begins_with(at, :a)', { ':a': { S: 'a' } })).rejects.toThrow(
      'reserved keyword: at',
    )
    const names = { ExpressionAttributeNames: { '#at': 'at' } }
    const begins = async (start: string) => {
      const ExpressionAttributeValues = { ':p': { S: 'p' }, ':a': { S: start } }
      const KeyConditionExpression = 'pk = :p AND begins_with(#at, :a)'
      const input = { TableName: 'log', KeyConditionExpression, ExpressionAttributeValues, ...names }
      return (await client.send(new RawQuery(input))).Items?.map(({ at }) => at?.S)
    }
    expect(await ask('pk = :p', {})).toEqual(texts)
    expect(await begins('a')).toEqual(['a', 'ab'])
    expect(await begins('\u{10FFFF}')).toEqual(['\u{10FFFF}', '\u{10FFFF}\u{10FFFF}'])
  })
})

describe('a query that cannot be made', () => {
  const invalid = 'Invalid KeyConditionExpression: '
  it.each<[string, object, object, string]>([
    ['#at = :p', {}, {}, 'Query condition missed key schema element: pk'],
    ['pk > :p AND #at = :a', { ':a': 1 }, {}, 'Query key condition not supported'],
    [
      'pk = :p AND even = :a',
      { ':a': true },
      { ExpressionAttributeNames: undefined },
      'Query condition missed key schema element: at',
    ],
    ['pk = :p OR #at = :a', { ':a': 1 }, {}, 'Invalid operator used in KeyConditionExpression: OR'],
    ['pk = :p AND #at <> :a', { ':a': 1 }, {}, 'Query key condition not supported'],
    ['pk = :p AND contains(#at, :a)', { ':a': 1 }, {}, 'Invalid operator used in KeyConditionExpression'],
    [
      'pk = :p AND #at > :a AND #at < :b',
      { ':a': 1, ':b': 2 },
      {},
      'KeyConditionExpressions must only contain one condition per key',
    ],
    [
      'pk = :p AND #at = :a',
      { ':a': 'x' },
      {},
      'One or more parameter values were invalid: Condition parameter type does not match schema type',
    ],
    ['pk = :p AND #at =', {}, {}, `${invalid}Syntax error; token: "<EOF>", near: "="`],
    [
      'pk = :p AND #at = :a',
      { ':a': 1, ':b': 1 },
      { FilterExpression: '#at = :b' },
      'Filter Expression can only contain non-primary key attributes: Primary key attribute: at',
    ],
    [
      'pk = :p AND #at = :a',
      { ':a': 1 },
      { IndexName: 'byTime' },
      'The table does not have the specified index: byTime',
    ],
    [
      'pk = :p AND #at = :a',
      { ':a': 1 },
      { Limit: 0 },
      `1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    ],
    [
      'pk = :p AND #at > :a',
      { ':a': 1 },
      { ExclusiveStartKey: { pk: 'bo', at: 1 } },
      'The provided starting key is outside query boundaries based on provided conditions',
    ],
    ['pk = :p AND #at > :a', { ':a': 1 }, { Select: 'SOME' }, 'Select can only be ALL_ATTRIBUTES or COUNT'],
  ])('says why: %s', async (condition, values, more, message) => {
    expect(await failureOf(query(condition, values, more))).toEqual(['ValidationException', message])
  })
})

describe('a scan', () => {
  const scan = async (more: Partial<ScanCommandInput> = {}) =>
    doc.send(new ScanCommand({ TableName: 'log', ...more }))

  it('finds everything, and filters it', async () => {
    expect((await scan()).Count).toBe(times.length + 1)
    const more = { FilterExpression: 'pk = :p', ExpressionAttributeValues: { ':p': 'bo' } }
    expect(await scan(more)).toMatchObject({ Items: [{ pk: 'bo', at: 1 }], ScannedCount: times.length + 1 })
  })

  it('goes on where a page has ended, over partitions', async () => {
    const first = await scan({ Limit: times.length })
    expect(first.LastEvaluatedKey).toEqual({ pk: 'ana', at: 1e15 })
    const { Items, LastEvaluatedKey } = await scan({ ExclusiveStartKey: first.LastEvaluatedKey })
    expect([Items, LastEvaluatedKey]).toEqual([[{ pk: 'bo', at: 1 }], undefined])
  })

  it('has every item in one of its segments', async () => {
    const parts = await Promise.all([0, 1, 2].map((Segment) => scan({ Segment, TotalSegments: 3 })))
    expect(parts.reduce((sum, { Count = 0 }) => sum + Count, 0)).toBe(times.length + 1)
    const [name] = await failureOf(scan({ Segment: 3, TotalSegments: 3 }))
    expect(name).toBe('ValidationException')
  })
})
