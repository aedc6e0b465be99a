import {
  DeleteItemCommand,
  DescribeTableCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { failureOf } from '../aws-world.ts'
import { openTables } from './tables.ts'

let { world, client, doc } = openTables()
beforeEach(() => {
  ;({ world, client, doc } = openTables())
})
const get = async (pk: unknown, more: object = {}) =>
  (await doc.send(new GetCommand({ TableName: 'audit', Key: { pk }, ...more }))).Item

describe('an item', () => {
  it('comes back as it was put, in every type', async () => {
    const Item = {
      pk: 'ana',
      string: 'é\u{1F600}',
      empty: '',
      number: -12.5,
      truth: false,
      nothing: null,
      bytes: new Uint8Array([0, 255]),
      words: new Set(['a', 'b']),
      numbers: new Set([1, 2]),
      list: [1, 'two', [true], {}],
      map: { deep: { deeper: [null] } },
    }
    await doc.send(new PutCommand({ TableName: 'audit', Item }))
    expect(await get('ana')).toEqual(Item)
    expect(world.told).toEqual([
      { kind: 'aws', what: 'dynamodb PutItem audit', outcome: '200' },
      { kind: 'aws', what: 'dynamodb GetItem audit', outcome: '200' },
    ])
  })

  it('replaces the one that had its key, and is told which that was', async () => {
    const put = (Item: Record<string, unknown>) =>
      doc.send(new PutCommand({ TableName: 'audit', Item, ReturnValues: 'ALL_OLD' }))
    expect((await put({ pk: 'a', n: 1 })).Attributes).toBeUndefined()
    expect((await put({ pk: 'a', m: 2 })).Attributes).toEqual({ pk: 'a', n: 1 })
    expect(await get('a')).toEqual({ pk: 'a', m: 2 })
  })

  it('is gone when it is deleted; one that was not there is no error', async () => {
    await doc.send(new PutCommand({ TableName: 'audit', Item: { pk: 'a', n: 1 } }))
    const remove = () =>
      doc.send(new DeleteCommand({ TableName: 'audit', Key: { pk: 'a' }, ReturnValues: 'ALL_OLD' }))
    expect((await remove()).Attributes).toEqual({ pk: 'a', n: 1 })
    expect((await remove()).Attributes).toBeUndefined()
    expect(await get('a')).toBeUndefined()
  })

  it.each([
    ['1.50', '1.5'],
    ['-0', '0'],
    ['1e3', '1000'],
    ['00012', '12'],
    ['.5', '0.5'],
    ['1E-130', '1E-130'],
    ['9.9E125', '9.9E+125'],
    ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
  ])('has its numbers written as DynamoDB writes them: %s', async (N, written) => {
    await client.send(new PutItemCommand({ TableName: 'audit', Item: { pk: { S: 'a' }, n: { N } } }))
    const { Item } = await client.send(new GetItemCommand({ TableName: 'audit', Key: { pk: { S: 'a' } } }))
    expect(Item?.['n']).toEqual({ N: written })
  })

  it('is shown in part where a projection says so', async () => {
    const Item = { pk: 'a', name: 'Ana', tags: ['x', 'y', 'z'], deep: { one: 1, two: { three: 3, four: 4 } } }
    await doc.send(new PutCommand({ TableName: 'audit', Item }))
    const shown = await get('a', {
      ProjectionExpression: '#n, tags[2], tags[0], deep.two.three, gone.thing',
      ExpressionAttributeNames: { '#n': 'name' },
    })
    expect(shown).toEqual({ name: 'Ana', tags: ['x', 'z'], deep: { two: { three: 3 } } })
  })

  it('may have any name for an attribute, and harms nothing', async () => {
    const raw = JSON.stringify({
      TableName: 'audit',
      Item: { pk: { S: 'p' }, __proto__x: { S: 'y' }, constructor: { S: 'c' } },
    }).replace('__proto__x', '__proto__')
    const tables = { audit: { partition: 'pk' } }
    await world.client({ aws: { dynamodb: { tables } } }).requestHandler.handle({
      method: 'POST',
      protocol: 'https:',
      hostname: 'dynamodb.us-east-1.amazonaws.com',
      path: '/',
      headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem' },
      body: raw,
    })
    const space = `dynamodb ${JSON.stringify(['audit', 'pk'])}`
    const kept = world.store.documents.get(space, { partition: Buffer.from('Sp'), sort: new Uint8Array() })
    expect(kept).toBe('{"pk":{"S":"p"},"__proto__":{"S":"y"},"constructor":{"S":"c"}}')
    expect(await get('p')).toMatchObject({ constructor: 'c' })
    expect(({} as { S?: string }).S).toBeUndefined()
  })

  it('says what it cost where that is asked', async () => {
    const Item = { pk: 'a', text: 'x'.repeat(1500) }
    const put = await doc.send(new PutCommand({ TableName: 'audit', Item, ReturnConsumedCapacity: 'TOTAL' }))
    expect(put.ConsumedCapacity).toEqual({ TableName: 'audit', CapacityUnits: 2 })
    const Key = { pk: 'a' }
    const read = await doc.send(new GetCommand({ TableName: 'audit', Key, ReturnConsumedCapacity: 'TOTAL' }))
    expect(read.ConsumedCapacity).toEqual({ TableName: 'audit', CapacityUnits: 0.5 })
  })
})

describe('an item that cannot be', () => {
  const put = (Item: object, more: object = {}) =>
    failureOf(client.send(new PutItemCommand({ TableName: 'audit', Item, ...more } as never)))
  const parameter = 'One or more parameter values were invalid: '

  it.each([
    ['has no key', { n: { N: '1' } }, `${parameter}Missing the key pk in the item`],
    [
      'has a truth for a key',
      { pk: { BOOL: true } },
      `${parameter}Type mismatch for key pk expected: S actual: BOOL`,
    ],
    [
      'has an empty key',
      { pk: { S: '' } },
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk',
    ],
    [
      'has a key that is too long',
      { pk: { S: 'x'.repeat(2049) } },
      `${parameter}Size of hashkey has exceeded the maximum size limit of2048 bytes`,
    ],
    [
      'has no number',
      { pk: { S: 'a' }, n: { N: 'one' } },
      'The parameter cannot be converted to a numeric value: one',
    ],
    [
      'has too long a number',
      { pk: { S: 'a' }, n: { N: '1'.repeat(39) } },
      'Attempting to store more than 38 significant digits in a Number',
    ],
    [
      'has too great a number',
      { pk: { S: 'a' }, n: { N: '1e126' } },
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    ],
    [
      'has too small a number',
      { pk: { S: 'a' }, n: { N: '-1e-131' } },
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    ],
    ['has an empty set', { pk: { S: 'a' }, s: { SS: [] } }, `${parameter}An string set  may not be empty`],
    [
      'has one twice in a set',
      { pk: { S: 'a' }, s: { NS: ['1', '1.0'] } },
      `${parameter}Input collection contains duplicates.`,
    ],
    [
      'is too large',
      { pk: { S: 'a' }, s: { S: 'x'.repeat(400 * 1024) } },
      'Item size has exceeded the maximum allowed size',
    ],
    [
      'is nested too deep',
      { pk: { S: 'a' }, l: Array.from({ length: 32 }).reduce((inner) => ({ L: [inner] }), { S: 'x' }) },
      'Nesting Levels have exceeded supported limits',
    ],
  ])('is refused: it %s', async (_, item, message) => {
    expect(await put(item)).toEqual(['ValidationException', message])
  })

  it('is refused where its key is of another type than the first', async () => {
    await client.send(new PutItemCommand({ TableName: 'audit', Item: { pk: { N: '7' } } }))
    expect(await put({ pk: { S: '7' } })).toEqual([
      'ValidationException',
      `${parameter}Type mismatch for key pk expected: N actual: S`,
    ])
    const other = client.send(new DeleteItemCommand({ TableName: 'audit', Key: { pk: { S: '7' } } }))
    expect(await failureOf(other)).toEqual([
      'ValidationException',
      'The provided key element does not match the schema',
    ])
  })

  it.each([
    ['no key', {}],
    ['more than the key', { pk: { S: 'a' }, at: { N: '1' } }],
    ['another attribute', { id: { S: 'a' } }],
  ])('is not found by %s', async (_, Key) => {
    const found = client.send(new GetItemCommand({ TableName: 'audit', Key: Key as never }))
    expect(await failureOf(found)).toEqual([
      'ValidationException',
      'The provided key element does not match the schema',
    ])
  })

  it.each([
    [
      { Expected: {} },
      'Expected is a legacy parameter, which this server does not answer: use an expression',
    ],
    [{ ReturnValues: 'ALL_NEW' }, 'ReturnValues can only be NONE or ALL_OLD'],
  ])('is refused with %o', async (more, message) => {
    expect(await put({ pk: { S: 'a' } }, more)).toEqual(['ValidationException', message])
  })
})

describe('a table', () => {
  it('that is not declared is not there', async () => {
    const [name, message] = await failureOf(
      doc.send(new GetCommand({ TableName: 'other', Key: { pk: 'a' } })),
    )
    expect(name).toBe('ResourceNotFoundException')
    expect(message).toMatch(
      /^Requested resource not found: Table: other not found\. Declare it under `capabilities/,
    )
    expect(world.told.at(-1)).toEqual({
      kind: 'aws',
      what: 'dynamodb GetItem',
      outcome: 'ResourceNotFoundException',
    })
  })

  it('is described, by its name and by its ARN', async () => {
    await client.send(new PutItemCommand({ TableName: 'log', Item: { pk: { S: 'a' }, at: { N: '1' } } }))
    const TableArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/log'
    for (const TableName of ['log', TableArn]) {
      const { Table } = await client.send(new DescribeTableCommand({ TableName }))
      expect(Table).toMatchObject({
        TableName: 'log',
        TableArn,
        TableStatus: 'ACTIVE',
        ItemCount: 1,
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'at', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'at', AttributeType: 'N' },
        ],
      })
    }
    expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(['audit', 'log'])
  })

  it('is full when it has as many items as it may', async () => {
    const space = `dynamodb ${JSON.stringify(['audit', 'pk'])}`
    await world.store.documents.write((write) => {
      for (let n = 0; n < 10_000; n++)
        write.put(space, { partition: Buffer.from(`S${n}`), sort: new Uint8Array(), text: '{}' })
    })
    const put = (pk: string) => doc.send(new PutCommand({ TableName: 'audit', Item: { pk } }))
    expect((await failureOf(put('one more')))[0]).toBe('ItemCollectionSizeLimitExceededException')
    await put('0')
  })
})
