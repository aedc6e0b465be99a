import { GetCommand, PutCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { applyUpdate } from '../../../../../src/adapters/reach/aws/dynamodb/expressions/apply-update.ts'
import { firstClash } from '../../../../../src/adapters/reach/aws/dynamodb/expressions/path.ts'
import { project } from '../../../../../src/adapters/reach/aws/dynamodb/expressions/projection.ts'
import { failureOf } from '../aws-world.ts'
import { openTables } from './tables.ts'

let { client, doc } = openTables()
const item = {
  pk: 'a',
  n: 5,
  list: ['x', 'y', 'z'],
  deep: { one: 1, two: 2 },
  tags: new Set(['red', 'green']),
}
beforeEach(async () => {
  ;({ client, doc } = openTables())
  await doc.send(new PutCommand({ TableName: 'audit', Item: item }))
})
const update = (UpdateExpression: string, values: object = {}, more: object = {}) =>
  doc.send(
    new UpdateCommand({
      TableName: 'audit',
      Key: { pk: 'a' },
      UpdateExpression,
      ...(Object.keys(values).length && { ExpressionAttributeValues: values }),
      ...more,
    } as UpdateCommandInput),
  )
const names = { ExpressionAttributeNames: { '#l': 'list' } }
const found = async (pk = 'a') => (await doc.send(new GetCommand({ TableName: 'audit', Key: { pk } }))).Item

describe('an update', () => {
  it.each<[string, object, object, object]>([
    ['SET n = :a', { ':a': 1 }, {}, { n: 1 }],
    ['SET n = n + :a, m = n - :a', { ':a': 2 }, {}, { n: 7, m: 3 }],
    ['set n = if_not_exists(n, :a), m = if_not_exists(m, :a) + :a', { ':a': 1 }, {}, { n: 5, m: 2 }],
    ['SET #l = list_append(#l, :a)', { ':a': ['w'] }, names, { list: ['x', 'y', 'z', 'w'] }],
    [
      'SET #l = list_append(:a, if_not_exists(#l, :a))',
      { ':a': ['w'] },
      names,
      { list: ['w', 'x', 'y', 'z'] },
    ],
    ['SET #l[1] = :a, #l[9] = :b', { ':a': 1, ':b': 2 }, names, { list: ['x', 1, 'z', 2] }],
    ['SET deep.one = deep.two, deep.two = deep.one', {}, {}, { deep: { one: 2, two: 1 } }],
    ['SET deep.three = (:a)', { ':a': {} }, {}, { deep: { one: 1, two: 2, three: {} } }],
    ['REMOVE n, deep.one, gone', {}, {}, { n: undefined, deep: { two: 2 } }],
    ['REMOVE #l[0], #l[2]', {}, names, { list: ['y'] }],
    ['REMOVE #l[7]', {}, names, {}],
    ['ADD n :a, m :a', { ':a': 0.1 }, {}, { n: 5.1, m: 0.1 }],
    ['ADD tags :a', { ':a': new Set(['blue', 'red']) }, {}, { tags: new Set(['red', 'green', 'blue']) }],
    ['ADD marks :a', { ':a': new Set([1]) }, {}, { marks: new Set([1]) }],
    ['DELETE tags :a', { ':a': new Set(['red', 'none']) }, {}, { tags: new Set(['green']) }],
    ['DELETE tags :a', { ':a': new Set(['red', 'green']) }, {}, { tags: undefined }],
    [
      'REMOVE n SET m = n ADD k :a DELETE tags :b',
      { ':a': 1, ':b': new Set(['red']) },
      {},
      { n: undefined, m: 5, k: 1, tags: new Set(['green']) },
    ],
  ])('%s', async (expression, values, more, change) => {
    await update(expression, values, more)
    const expected = Object.entries({ ...item, ...change }).filter(([, value]) => value !== undefined)
    expect(await found()).toEqual(Object.fromEntries(expected))
  })

  it('makes the item where there is none, with and without an expression', async () => {
    const Key = { pk: 'new' }
    await doc.send(new UpdateCommand({ TableName: 'audit', Key }))
    expect(await found('new')).toEqual(Key)
    const values = { ':one': 1 }
    await update('ADD visits :one', values, { Key: { pk: 'newer' } })
    await update('ADD visits :one', values, { Key: { pk: 'newer' } })
    expect(await found('newer')).toEqual({ pk: 'newer', visits: 2 })
  })

  it('counts exactly, however the digits lie', async () => {
    const n = { N: '0.1' }
    const add = (N: string) =>
      client.send(
        new UpdateItemCommand({
          TableName: 'audit',
          Key: { pk: { S: 'sum' } },
          UpdateExpression: 'ADD n :n',
          ExpressionAttributeValues: { ':n': { N } },
          ReturnValues: 'UPDATED_NEW',
        }),
      )
    await add(n.N)
    expect((await add('0.2')).Attributes).toEqual({ n: { N: '0.3' } })
    expect((await add('-12345678901234567890123456789')).Attributes).toEqual({
      n: { N: '-12345678901234567890123456788.7' },
    })
    expect((await add('12345678901234567890123456788.7')).Attributes).toEqual({ n: { N: '0' } })
    expect((await add('1e-10')).Attributes).toEqual({ n: { N: '0.0000000001' } })
  })

  it('loses nothing of many at once', async () => {
    await Promise.all(Array.from({ length: 50 }, () => update('ADD n :one', { ':one': 1 })))
    expect(await found()).toMatchObject({ n: 55 })
  })

  it.each([
    ['NONE', undefined],
    ['ALL_OLD', item],
    ['UPDATED_OLD', { n: 5, deep: { one: 1 } }],
    ['ALL_NEW', { ...item, n: 6, deep: { one: 9, two: 2 }, m: 1 }],
    ['UPDATED_NEW', { n: 6, deep: { one: 9 }, m: 1 }],
  ])('returns %s', async (ReturnValues, expected) => {
    const values = { ':one': 1, ':nine': 9 }
    const output = await update('SET n = n + :one, deep.one = :nine, m = :one', values, { ReturnValues })
    expect(output.Attributes).toEqual(expected)
  })

  it('is made only where its condition holds', async () => {
    const values = { ':one': 1, ':five': 5 }
    const more = { ConditionExpression: 'n = :five' }
    await update('SET n = n + :one', values, more)
    expect((await failureOf(update('SET n = n + :one', values, more)))[0]).toBe(
      'ConditionalCheckFailedException',
    )
    expect(await found()).toMatchObject({ n: 6 })
  })
})

describe('an update that cannot be made', () => {
  const invalid = 'Invalid UpdateExpression: '
  it.each<[string, object, object, string]>([
    [
      'SET pk = :a',
      { ':a': 'b' },
      {},
      'One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key',
    ],
    ['SET n = m', {}, {}, 'The provided expression refers to an attribute that does not exist in the item'],
    ['SET n = n + :a', { ':a': 'x' }, {}, 'An operand in the update expression has an incorrect data type'],
    [
      'SET n = list_append(n, :a)',
      { ':a': ['x'] },
      {},
      'An operand in the update expression has an incorrect data type',
    ],
    ['ADD tags :a', { ':a': 1 }, {}, 'An operand in the update expression has an incorrect data type'],
    [
      'SET x.y = :a',
      { ':a': 1 },
      {},
      'The document path provided in the update expression is invalid for update',
    ],
    [
      'SET n.y = :a',
      { ':a': 1 },
      {},
      'The document path provided in the update expression is invalid for update',
    ],
    ['REMOVE deep[0]', {}, {}, 'The document path provided in the update expression is invalid for update'],
    [
      'ADD n :a',
      { ':a': 'x' },
      {},
      `${invalid}Incorrect operand type for operator or function; operator: ADD, operand type: S`,
    ],
    [
      'SET n = :a SET m = :a',
      { ':a': 1 },
      {},
      `${invalid}The "SET" section can only be used once in an update expression;`,
    ],
    ['PUT n = :a', { ':a': 1 }, {}, `${invalid}Syntax error; token: "PUT", near: "PUT n"`],
    ['SET n = max(n, :a)', { ':a': 1 }, {}, `${invalid}Invalid function name; function: max`],
    [
      'SET n = :a, n = :a',
      { ':a': 1 },
      {},
      `${invalid}Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [n], path two: [n]`,
    ],
    [
      'SET deep = :a REMOVE deep.one',
      { ':a': 1 },
      {},
      `${invalid}Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [deep], path two: [deep, one]`,
    ],
    [
      'SET m = :a, deep.one.x = :a, deep.two = :a REMOVE deep',
      { ':a': 1 },
      {},
      `${invalid}Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [deep, one, x], path two: [deep]`,
    ],
    [
      'SET deep.one = :a, deep[1] = :a',
      { ':a': 1 },
      {},
      `${invalid}Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [deep, one], path two: [deep, [1]]`,
    ],
    [
      'SET m = :a',
      { ':a': 'x'.repeat(400 * 1024) },
      {},
      'Item size to update has exceeded the maximum allowed size',
    ],
  ])('says why: %s', async (expression, values, more, message) => {
    expect(await failureOf(update(expression, values, more))).toEqual(['ValidationException', message])
    expect(await found()).toEqual(item)
  })

  it('does not grow a list without end', async () => {
    ;({ client, doc } = openTables({ fetchSize: 4 * 1024 * 1024 }))
    await doc.send(
      new PutCommand({
        TableName: 'audit',
        Item: { pk: 'a', big: Array.from({ length: 100_000 }, () => null) },
      }),
    )
    const nested = Array.from({ length: 20 }).reduce((inner) => `list_append(${inner}, big)`, 'big')
    expect(await failureOf(update(`SET copies = ${nested}`))).toEqual([
      'ValidationException',
      'Item size to update has exceeded the maximum allowed size',
    ])
  })

  it.each(['add', 'delete'] as const)('copies no set again and again: %s', (does) => {
    const count = 400
    const set = { NS: Array.from({ length: 250 }, (_, at) => `${at}`) }
    const item = Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${at}`, set]))
    const value = { NS: Array.from({ length: 1000 }, (_, at) => `${at + 5000}`) }
    const actions = Object.keys(item).map((name) => ({
      does,
      path: [name] as const,
      value,
    }))
    expect(() => applyUpdate(actions, item)).toThrow('Item size to update has exceeded')
    expect(Object.keys(applyUpdate(actions.slice(0, 100), item))).toHaveLength(count)
  })

  it('of many places of a large item takes no longer than both are long', { timeout: 5_000 }, () => {
    const item = Object.fromEntries(
      Array.from({ length: 80_000 }, (_, at) => [`a${at}`, { NULL: true as const }]),
    )
    const at = Array.from({ length: 500 }, (_, index) => [`a${index * 3}`] as const)
    const set = at.map((path) => ({ does: 'set' as const, path, to: { first: { value: { S: 'x' } } } }))
    expect(applyUpdate(set, item)).toMatchObject({ a0: { S: 'x' }, a1: { NULL: true }, a3: { S: 'x' } })
    const remove = at.map((path) => ({ does: 'remove' as const, path }))
    expect(Object.keys(applyUpdate(remove, item))).toHaveLength(79_500)
    expect(project(at, item)).toEqual(Object.fromEntries(at.map(([name]) => [name, { NULL: true }])))
    expect(item).toHaveProperty('a0', { NULL: true })
  })

  it('finds places that stand in each other’s way among many', { timeout: 5_000 }, () => {
    const many = Array.from({ length: 100_000 }, (_, at) => ['list', at, 'name'] as const)
    expect(firstClash(many)).toBeUndefined()
    expect(firstClash([...many, ['list', 7, 'name', 'x']])).toMatchObject({
      is: 'overlap',
      one: ['list', 7, 'name'],
    })
    expect(firstClash([...many, ['list', 'seven']])).toMatchObject({
      is: 'conflict',
      one: ['list', 0, 'name'],
    })
  })

  it('leaves the values as they were that it has put in two places', () => {
    const value = { M: { one: { S: 'x' } } }
    const put = (name: string) => ({ does: 'set' as const, path: [name] as const, to: { first: { value } } })
    const item = applyUpdate([put('a'), put('b')], {})
    const inside = { does: 'set' as const, path: ['a', 'one'] as const, to: { first: { value: { S: 'y' } } } }
    expect(applyUpdate([inside], item)).toEqual({ a: { M: { one: { S: 'y' } } }, b: value })
    expect(value).toEqual({ M: { one: { S: 'x' } } })
  })
})
