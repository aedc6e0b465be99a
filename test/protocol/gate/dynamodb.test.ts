import { describe, expect, it } from 'vitest'
import { dynamodb } from '../../../src/protocol/gate/dynamodb.ts'
import type { Refused } from '../../../src/protocol/gate/gate-request.ts'

const home = { account: '123456789012', region: 'us-east-1' }
const behind = { partitionKey: async (_: string, index?: string) => (index ? 'email' : 'owner') }
const read = async (name: string, input: unknown) =>
  dynamodb.read(
    {
      method: 'POST',
      path: '/',
      query: '',
      headers: { 'x-amz-target': `DynamoDB_20120810.${name}` },
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
    expect(asked).toEqual([{ action: 'dynamodb:Scan', resource: notes, context: {} }])
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
    ['two in one', 'TransactWriteItems', { TransactItems: [{ Put: {}, Delete: {} }] }, 'ValidationException'],
  ])('is refused where it says %s', async (_, name, input, code) => {
    const error = await read(name, input).catch((thrown: unknown) => thrown)
    expect((error as Refused).code).toBe(code)
  })
})
