import { describe, expect, it } from 'vitest'
import { dynamodb } from '../../../src/protocol/gate/dynamodb.ts'
import type { Refused } from '../../../src/protocol/gate/gate-request.ts'

const home = { account: '123456789012', region: 'us-east-1', now: 0 }
const behind = { partitionKey: async (_: string, index?: string) => (index ? 'email' : 'owner') }
const read = async (name: string, input: unknown) =>
  dynamodb.read(
    {
      method: 'POST',
      path: '/',
      query: '',
      headers: { 'x-amz-target': `DynamoDB_20120810.${name}` },
      signature: { signedAt: '20260102T000000Z' },
      body: Buffer.from(typeof input === 'string' ? input : JSON.stringify(input)),
    },
    home,
    behind,
  )
const notes = 'arn:aws:dynamodb:us-east-1:123456789012:table/notes'
const ana = { owner: { S: 'ana' }, at: { N: '1' } }

describe('a request of Amazon DynamoDB', () => {
  it.each<[string, object, string, string, readonly string[]]>([
    ['GetItem', { TableName: 'notes', Key: ana }, 'dynamodb:GetItem', notes, ['ana']],
    [
      'PutItem',
      { TableName: 'notes', Item: { ...ana, text: { S: 'x' } } },
      'dynamodb:PutItem',
      notes,
      ['ana'],
    ],
    ['DeleteItem', { TableName: notes, Key: ana }, 'dynamodb:DeleteItem', notes, ['ana']],
    [
      'Query',
      {
        TableName: 'notes',
        KeyConditionExpression: '#o = :o AND #at > :at',
        ExpressionAttributeNames: { '#o': 'owner', '#at': 'at' },
        ExpressionAttributeValues: { ':o': { S: 'ana' }, ':at': { N: '1' } },
      },
      'dynamodb:Query',
      notes,
      ['ana'],
    ],
    [
      'Query',
      {
        TableName: 'notes',
        IndexName: 'by-email',
        KeyConditions: {
          email: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'ana@example.com' }] },
        },
      },
      'dynamodb:Query',
      `${notes}/index/by-email`,
      ['ana@example.com'],
    ],
    [
      'BatchGetItem',
      { RequestItems: { notes: { Keys: [ana, { owner: { S: 'ben' } }] } } },
      'dynamodb:BatchGetItem',
      notes,
      ['ana', 'ben'],
    ],
    [
      'BatchWriteItem',
      {
        RequestItems: {
          notes: [{ PutRequest: { Item: ana } }, { DeleteRequest: { Key: { owner: { S: 'ben' } } } }],
        },
      },
      'dynamodb:BatchWriteItem',
      notes,
      ['ana', 'ben'],
    ],
    [
      'TransactWriteItems',
      { TransactItems: [{ Delete: { TableName: 'notes', Key: ana } }] },
      'dynamodb:DeleteItem',
      notes,
      ['ana'],
    ],
  ])('%s tells policies whose items it is about', async (name, input, action, resource, keys) => {
    const { asked } = await read(name, input)
    expect(asked).toEqual([expect.objectContaining({ action, resource })])
    expect(asked[0]?.context?.['dynamodb:LeadingKeys']).toEqual(keys)
  })

  it('tells of a scan that no item is named', async () => {
    const { asked } = await read('Scan', { TableName: 'notes' })
    expect(asked).toEqual([
      { action: 'dynamodb:Scan', resource: notes, context: { 'dynamodb:Select': 'ALL_ATTRIBUTES' } },
    ])
  })

  it.each<[string, string, object, object]>([
    [
      'what an item has',
      'PutItem',
      { TableName: 'notes', Item: { ...ana, text: { S: 'x' } } },
      { 'dynamodb:Attributes': ['owner', 'at', 'text'] },
    ],
    [
      'what expressions name, and how much of an item is wanted',
      'Query',
      {
        TableName: 'notes',
        KeyConditionExpression: '#o = :o AND begins_with(#at, :at)',
        FilterExpression: 'attribute_exists(a.b[0].c) AND NOT (size (#x) > :n OR d IN (:d))',
        ProjectionExpression: 'e, f [ 1 ] . g',
        ExpressionAttributeNames: { '#o': 'owner', '#at': 'at', '#x': 'secret.name' },
        ExpressionAttributeValues: { ':o': { S: 'ana' } },
        ReturnConsumedCapacity: 'TOTAL',
      },
      {
        'dynamodb:Attributes': ['a', 'secret.name', 'd', 'owner', 'at', 'e', 'f'],
        'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
        'dynamodb:ReturnConsumedCapacity': 'TOTAL',
      },
    ],
    [
      'what is updated, and given back where it fails',
      'UpdateItem',
      {
        TableName: 'notes',
        Key: ana,
        UpdateExpression: 'SET a = if_not_exists(b, :v) + :w REMOVE c ADD d :x DELETE e :y',
        ConditionExpression: 'attribute_not_exists(f)',
        ReturnValues: 'NONE',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
      {
        'dynamodb:Attributes': ['owner', 'at', 'f', 'a', 'b', 'c', 'd', 'e'],
        'dynamodb:ReturnValues': 'ALL_OLD',
      },
    ],
    [
      'what is said in the old way',
      'GetItem',
      { TableName: 'notes', Key: ana, AttributesToGet: ['text'] },
      { 'dynamodb:Attributes': ['owner', 'at', 'text'], 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
    ],
    [
      'that all is wanted, whatever a call says that has no such member',
      'GetItem',
      { TableName: 'notes', Key: ana, Select: 'SPECIFIC_ATTRIBUTES' },
      { 'dynamodb:Select': 'ALL_ATTRIBUTES' },
    ],
    [
      'of all keys of a batch at once',
      'BatchGetItem',
      { RequestItems: { notes: { Keys: [ana], ProjectionExpression: 'a' } } },
      { 'dynamodb:Attributes': ['owner', 'at', 'a'], 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
    ],
    [
      'that it is part of a transaction',
      'TransactGetItems',
      { TransactItems: [{ Get: { TableName: 'notes', Key: ana } }] },
      { 'dynamodb:EnclosingOperation': 'TransactGetItems', 'dynamodb:Select': 'ALL_ATTRIBUTES' },
    ],
  ])('tells policies %s', async (_, name, input, keys) => {
    const { asked } = await read(name, input)
    expect(asked[0]?.context).toMatchObject(keys)
  })

  it('goes on as it was read, whatever else it said', async () => {
    const { body } = await read(
      'GetItem',
      '{"TableName":"secrets","TableName":"notes","Key":{"owner":{"S":"ana"}}}',
    )
    expect(body?.toString()).toBe('{"TableName":"notes","Key":{"owner":{"S":"ana"}}}')
  })

  it.each<[string, string, unknown, string]>([
    [
      'a call that it does not know',
      'ExecuteStatement',
      { Statement: 'select' },
      'UnknownOperationException',
    ],
    ['no JSON', 'GetItem', '{', 'SerializationException'],
    ['no table', 'GetItem', { Key: ana }, 'ValidationException'],
    ['no partition key', 'GetItem', { TableName: 'notes', Key: { at: { N: '1' } } }, 'ValidationException'],
    [
      'a key where this call has none',
      'Query',
      {
        TableName: 'notes',
        Key: ana,
        KeyConditionExpression: 'at = :a',
        ExpressionAttributeValues: { ':a': { N: '1' } },
      },
      'ValidationException',
    ],
    [
      'a key that is said twice',
      'Query',
      {
        TableName: 'notes',
        KeyConditionExpression: 'owner = :a AND owner = :b',
        ExpressionAttributeValues: { ':a': { S: 'ana' }, ':b': { S: 'ben' } },
      },
      'ValidationException',
    ],
    ['a batch of nothing', 'BatchGetItem', { RequestItems: {} }, 'ValidationException'],
    [
      'more than a batch has',
      'BatchGetItem',
      { RequestItems: { notes: { Keys: Array(60).fill(ana) }, others: { Keys: Array(60).fill(ana) } } },
      'ValidationException',
    ],
    [
      'more than a transaction has',
      'TransactWriteItems',
      { TransactItems: Array(101).fill({ Delete: { TableName: 'notes', Key: ana } }) },
      'ValidationException',
    ],
    ['a call that every object has', 'constructor', {}, 'UnknownOperationException'],
    [
      'a name that every object has',
      'TransactGetItems',
      { TransactItems: [{ constructor: {} }] },
      'ValidationException',
    ],
    ['what is nested without an end', 'Scan', '['.repeat(1_000_000), 'SerializationException'],
    [
      'an object nested so',
      'Scan',
      `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`,
      'ValidationException',
    ],
    ...(
      [
        ['the table of another account', 'arn:aws:dynamodb:us-east-1:999999999999:table/notes'],
        ['the table of another region', 'arn:aws:dynamodb:eu-west-1:123456789012:table/notes'],
        ['an index as a table', 'notes/index/by-email'],
        ['a path as a table', '../notes'],
      ] as const
    ).flatMap(([what, table]): [string, string, unknown, string][] => [
      [what, 'GetItem', { TableName: table, Key: ana }, 'ValidationException'],
      [
        `${what} in a batch`,
        'BatchGetItem',
        { RequestItems: { [table]: { Keys: [ana] } } },
        'ValidationException',
      ],
    ]),
    ...(['01', '1.0', '1e2', '-0', ''] as const).map((N): [string, string, unknown, string] => [
      `the number ${N}`,
      'GetItem',
      { TableName: 'notes', Key: { owner: { N } } },
      'ValidationException',
    ]),
    [
      'bytes in another spelling',
      'GetItem',
      { TableName: 'notes', Key: { owner: { B: 'YR==' } } },
      'ValidationException',
    ],
    [
      'two values of one condition',
      'Query',
      {
        TableName: 'notes',
        KeyConditions: {
          owner: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'ana' }, { S: 'ben' }] },
        },
      },
      'ValidationException',
    ],
    ['two in one', 'TransactWriteItems', { TransactItems: [{ Put: {}, Delete: {} }] }, 'ValidationException'],
  ])('is refused where it says %s', async (_, name, input, code) => {
    const error = await read(name, input).catch((thrown: unknown) => thrown)
    expect((error as Refused).code).toBe(code)
  })
})
