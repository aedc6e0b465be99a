import { PutCommand, type PutCommandInput } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { failureOf } from '../aws-world.ts'
import { openTables } from './tables.ts'

const { doc } = openTables()
const item = {
  pk: 'a',
  n: 5,
  big: 10,
  text: 'hello world',
  bytes: Buffer.from('hello'),
  list: ['x', 2, { y: 1 }],
  map: { inner: { leaf: 'z' } },
  words: new Set(['red', 'green']),
  numbers: new Set([1, 2]),
  truth: true,
  nothing: null,
}
beforeAll(async () => void (await doc.send(new PutCommand({ TableName: 'audit', Item: item }))))

const put = (ConditionExpression: string, values: object = {}, names: object = {}, more: object = {}) =>
  doc.send(
    new PutCommand({
      TableName: 'audit',
      Item: item,
      ConditionExpression,
      ...(Object.keys(values).length && { ExpressionAttributeValues: values }),
      ...(Object.keys(names).length && { ExpressionAttributeNames: names }),
      ...more,
    } as PutCommandInput),
  )

describe('a condition', () => {
  it.each<[boolean, string, object?, object?]>([
    [true, 'attribute_exists(pk)'],
    [false, 'attribute_not_exists(pk)'],
    [true, 'attribute_not_exists(gone) AND attribute_exists(#m.#i.leaf)', {}, { '#m': 'map', '#i': 'inner' }],
    [true, 'attribute_exists(list_) OR n = :five', { ':five': 5 }],
    [true, 'n = :a', { ':a': 5 }],
    [true, ':a = n', { ':a': 5 }],
    [true, 'n <> :a', { ':a': 6 }],
    [true, 'gone <> :a', { ':a': 6 }],
    [false, 'gone = :a', { ':a': 6 }],
    [false, 'gone < :a', { ':a': 6 }],
    [true, 'n < big'],
    [true, 'n < :ten AND big >= :ten', { ':ten': 10 }],
    [false, 'n < :text', { ':text': '6' }],
    [true, '#t > :a', { ':a': 'hello' }, { '#t': 'text' }],
    [true, 'n BETWEEN :a AND :b', { ':a': 5, ':b': 6 }],
    [false, 'NOT n BETWEEN :a AND :b', { ':a': 5, ':b': 6 }],
    [true, 'n IN (:a, :b)', { ':a': 1, ':b': 5 }],
    [true, '#l[0] = :x AND #l[2].y = :one', { ':x': 'x', ':one': 1 }, { '#l': 'list' }],
    [false, '#l[9] = :x', { ':x': 'x' }, { '#l': 'list' }],
    [true, 'begins_with(#t, :a)', { ':a': 'hello' }, { '#t': 'text' }],
    [true, 'begins_with(bytes, :a)', { ':a': Buffer.from('he') }],
    [true, 'contains(#t, :a)', { ':a': 'o w' }, { '#t': 'text' }],
    [true, 'contains(words, :a) AND contains(numbers, :b)', { ':a': 'red', ':b': 2 }],
    [false, 'contains(words, :b)', { ':b': 2 }],
    [true, 'contains(#l, :m)', { ':m': { y: 1 } }, { '#l': 'list' }],
    [true, 'size(#t) = :a', { ':a': 11 }, { '#t': 'text' }],
    [true, 'size(#l) = :three AND size(words) < :three', { ':three': 3 }, { '#l': 'list' }],
    [false, 'size(n) = :a', { ':a': 1 }],
    [true, 'attribute_type(words, :t)', { ':t': 'SS' }],
    [true, 'words = :w', { ':w': new Set(['green', 'red']) }],
    [true, '#m = :m', { ':m': { inner: { leaf: 'z' } } }, { '#m': 'map' }],
    [true, 'truth = :t AND nothing = :n', { ':t': true, ':n': null }],
    // AND before OR, NOT before AND.
    [true, 'n = :five OR n = :six AND n = :six', { ':five': 5, ':six': 6 }],
    [false, '(n = :five OR n = :six) AND n = :six', { ':five': 5, ':six': 6 }],
    [true, 'NOT n = :six AND n = :five', { ':five': 5, ':six': 6 }],
    [false, 'not (n = :five and (n <> :six))', { ':five': 5, ':six': 6 }],
  ])('is %s: %s', async (expected, condition, values = {}, names = {}) => {
    const done = put(condition, values, names)
    if (expected) await expect(done).resolves.toBeDefined()
    else
      expect(await failureOf(done)).toEqual([
        'ConditionalCheckFailedException',
        'The conditional request failed',
      ])
  })

  it('that failed gives the item where that is asked', async () => {
    const failed = put('n = :a', { ':a': 6 }, {}, { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })
    await expect(failed).rejects.toMatchObject({ Item: { pk: { S: 'a' }, n: { N: '5' } } })
  })
})

describe('a condition that cannot be read', () => {
  const invalid = 'Invalid ConditionExpression: '
  it.each<[string, object, object, string]>([
    ['n = ', {}, {}, `${invalid}Syntax error; token: "<EOF>", near: "="`],
    ['n == :a', { ':a': 1 }, {}, `${invalid}Syntax error; token: "=", near: "= = :a"`],
    ['n ? :a', { ':a': 1 }, {}, `${invalid}Syntax error; token: "?", near: "n ?"`],
    ['n = :a )', { ':a': 1 }, {}, `${invalid}Syntax error; token: ")", near: ":a )"`],
    ['   ', {}, {}, `${invalid}The expression can not be empty;`],
    ['((n = :a))', { ':a': 1 }, {}, `${invalid}The expression has redundant parentheses;`],
    ['name = :a', { ':a': 1 }, {}, `${invalid}Attribute name is a reserved keyword; reserved keyword: name`],
    ['exists(n)', {}, {}, `${invalid}Invalid function name; function: exists`],
    [
      'n = :b',
      { ':a': 1 },
      {},
      `${invalid}An expression attribute value used in expression is not defined; attribute value: :b`,
    ],
    [
      '#x = :a',
      { ':a': 1 },
      { '#n': 'n' },
      `${invalid}An expression attribute name used in the document path is not defined; attribute name: #x`,
    ],
    [
      'n = :a',
      { ':a': 1, ':b': 2 },
      {},
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}',
    ],
    [
      'n = :a',
      { ':a': 1 },
      { '#x': 'n' },
      'Value provided in ExpressionAttributeNames unused in expressions: keys: {#x}',
    ],
    ['n = :a', { a: 1 }, {}, 'ExpressionAttributeValues contains invalid key: Syntax error; key: "a"'],
    [
      'begins_with(n, :a)',
      { ':a': 1 },
      {},
      `${invalid}Incorrect operand type for operator or function; operator or function: begins_with, operand type: N`,
    ],
    [
      'n < :a',
      { ':a': true },
      {},
      `${invalid}Incorrect operand type for operator or function; operator or function: <, operand type: BOOL`,
    ],
    [
      'n BETWEEN :b AND :a',
      { ':a': 1, ':b': 2 },
      {},
      `${invalid}The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N}, upper bound operand: AttributeValue: {N}`,
    ],
    [
      'attribute_exists(:a)',
      { ':a': 1 },
      {},
      `${invalid}Operator or function requires a document path; operator or function: attribute_exists`,
    ],
    [
      'attribute_exists(n, pk)',
      {},
      {},
      `${invalid}Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2`,
    ],
    [
      'attribute_type(n, :a)',
      { ':a': 'X' },
      {},
      `${invalid}Invalid attribute type name found; type: X, valid types: {S,N,B,BOOL,NULL,SS,NS,BS,L,M}`,
    ],
    [
      `n = ${'x'.repeat(4096)}`,
      {},
      {},
      `${invalid}Expression size has exceeded the maximum allowed size; expression size: 4100`,
    ],
    [`${'('.repeat(200)}n = :a`, { ':a': 1 }, {}, `${invalid}The expression contains too many operators`],
    [`${'NOT '.repeat(200)}n = :a`, { ':a': 1 }, {}, `${invalid}The expression contains too many operators`],
  ])('says why: %s', async (condition, values, names, message) => {
    expect(await failureOf(put(condition, values, names))).toEqual(['ValidationException', message])
  })
})
