import {
  BatchGetCommand,
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { failureOf } from '../aws-world.ts'
import { openTables } from './tables.ts'

let { doc } = openTables()
beforeEach(async () => {
  ;({ doc } = openTables())
  await doc.send(new PutCommand({ TableName: 'audit', Item: { pk: 'a', n: 1 } }))
})
const get = async (pk: string) => (await doc.send(new GetCommand({ TableName: 'audit', Key: { pk } }))).Item

describe('a batch', () => {
  const write = (...requests: object[]) =>
    doc.send(new BatchWriteCommand({ RequestItems: { audit: requests } as never }))
  const put = (pk: string) => ({ PutRequest: { Item: { pk } } })

  it('writes and reads several items of several tables', async () => {
    const output = await doc.send(
      new BatchWriteCommand({
        RequestItems: {
          audit: [put('b'), { DeleteRequest: { Key: { pk: 'a' } } }],
          log: [{ PutRequest: { Item: { pk: 'b', at: 1, long: 'text' } } }],
        },
      }),
    )
    expect(output.UnprocessedItems).toEqual({})
    const read = await doc.send(
      new BatchGetCommand({
        RequestItems: {
          audit: { Keys: [{ pk: 'a' }, { pk: 'b' }] },
          log: { Keys: [{ pk: 'b', at: 1 }], ProjectionExpression: 'pk' },
        },
      }),
    )
    expect(read.Responses).toEqual({ audit: [{ pk: 'b' }], log: [{ pk: 'b' }] })
    expect(read.UnprocessedKeys).toEqual({})
  })

  it('leaves what does not fit into an answer for the next', async () => {
    ;({ doc } = openTables({ fetchSize: 64 * 1024 }))
    const keys = ['a', 'b', 'c'].map((pk) => ({ pk }))
    for (const Key of keys)
      await doc.send(new PutCommand({ TableName: 'audit', Item: { ...Key, text: 'x'.repeat(20_000) } }))
    const { Responses, UnprocessedKeys } = await doc.send(
      new BatchGetCommand({ RequestItems: { audit: { Keys: keys } } }),
    )
    expect(Responses?.['audit']?.length).toBe(2)
    expect(UnprocessedKeys?.['audit']?.Keys).toEqual([{ pk: 'c' }])
  })

  it('is made whole or not at all', async () => {
    const failed = await failureOf(write(put('b'), { PutRequest: { Item: { id: 'no key' } } }))
    expect(failed[1]).toMatch(/Missing the key pk/)
    expect(await get('b')).toBeUndefined()
  })

  it.each([
    ['one item twice', [put('b'), put('b')], 'Provided list of item keys contains duplicates'],
    [
      'too many',
      Array.from({ length: 26 }, (_, n) => put(`${n}`)),
      /^1 validation error detected: Value at 'requestItems'/,
    ],
    ['none', [], /^1 validation error detected: Value at 'requestItems'/],
  ])('may not hold %s', async (_, requests, message) => {
    const [name, said] = await failureOf(write(...requests))
    expect(name).toBe('ValidationException')
    expect(said).toMatch(message)
  })

  it('reads no item twice, and no more than a hundred', async () => {
    const read = (keys: object[]) =>
      failureOf(doc.send(new BatchGetCommand({ RequestItems: { audit: { Keys: keys as never } } })))
    expect((await read([{ pk: 'a' }, { pk: 'a' }]))[1]).toBe('Provided list of item keys contains duplicates')
    const many = Array.from({ length: 101 }, (_, n) => ({ pk: `${n}` }))
    expect((await read(many))[1]).toBe('Too many items requested for the BatchGetItem call')
    expect((await read([]))[1]).toMatch(/Member must have length greater than or equal to 1$/)
  })
})

describe('a transaction', () => {
  const transact = (...TransactItems: NonNullable<TransactWriteCommandInput['TransactItems']>) =>
    doc.send(new TransactWriteCommand({ TransactItems }))
  const TableName = 'audit'
  const increment = {
    Update: {
      TableName,
      Key: { pk: 'a' },
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': 1 },
    },
  }

  it('makes all its writes', async () => {
    await transact(
      increment,
      { Put: { TableName, Item: { pk: 'b' }, ConditionExpression: 'attribute_not_exists(pk)' } },
      { Delete: { TableName, Key: { pk: 'c' } } },
      { ConditionCheck: { TableName, Key: { pk: 'd' }, ConditionExpression: 'attribute_not_exists(pk)' } },
    )
    const Get = (pk: string) => ({ Get: { TableName, Key: { pk } } })
    const { Responses } = await doc.send(
      new TransactGetCommand({ TransactItems: [Get('a'), Get('b'), Get('c')] }),
    )
    expect(Responses).toEqual([{ Item: { pk: 'a', n: 2 } }, { Item: { pk: 'b' } }, {}])
  })

  it('makes none where one cannot be made, and says which', async () => {
    const failed = transact(increment, {
      Put: {
        TableName,
        Item: { pk: 'x' },
        ConditionExpression: 'attribute_exists(pk)',
      },
    })
    await expect(failed).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
      ],
    })
    expect(await get('a')).toEqual({ pk: 'a', n: 1 })
  })

  it('is about each item once', async () => {
    expect(await failureOf(transact(increment, { Delete: { TableName, Key: { pk: 'a' } } }))).toEqual([
      'ValidationException',
      'Transaction request cannot include multiple operations on one item',
    ])
  })
})
