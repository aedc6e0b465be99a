import { describe, expect, it } from 'vitest'
import { partitionKeys } from '../../../src/protocol/gate/partition-keys.ts'

const table = {
  Table: {
    KeySchema: [
      { AttributeName: 'at', KeyType: 'RANGE' },
      { AttributeName: 'owner', KeyType: 'HASH' },
    ],
    GlobalSecondaryIndexes: [
      { IndexName: 'by-email', KeySchema: [{ AttributeName: 'email', KeyType: 'HASH' }] },
    ],
    LocalSecondaryIndexes: [
      { IndexName: 'by-size', KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }] },
    ],
  },
}

/** Keys of what a server says, which hears each question. */
function keysOf(say: () => { status: number; body: string }) {
  const heard: string[] = []
  const time = { now: 0 }
  const ask = async (call: string, input: object) => {
    heard.push(`${call} ${JSON.stringify(input)}`)
    return say()
  }
  const { partitionKey } = partitionKeys(ask, () => time.now)
  return { heard, time, keyOf: (index?: string) => partitionKey('notes', index, 'us-east-1') }
}

describe('the partition key of a table', () => {
  it('is what the server behind says, of each index, and is asked for now and then', async () => {
    const { heard, time, keyOf } = keysOf(() => ({ status: 200, body: JSON.stringify(table) }))
    expect(await Promise.all([keyOf(), keyOf('by-email'), keyOf('by-size'), keyOf('by-nothing')])).toEqual([
      'owner',
      'email',
      'owner',
      undefined,
    ])
    expect(heard).toEqual(['DescribeTable {"TableName":"notes"}'])
    time.now = 5_000
    await keyOf()
    expect(heard).toHaveLength(2)
  })

  it.each([
    ['there is no such table', { status: 400, body: '{}' }],
    ['it says nonsense', { status: 200, body: '<html>' }],
    ['it says nothing of keys', { status: 200, body: '{}' }],
    [
      'a key is none',
      { status: 200, body: '{"Table":{"KeySchema":[{"KeyType":"HASH","AttributeName":1}]}}' },
    ],
  ])('is not known where %s, and asked for again', async (_, answer) => {
    const { heard, keyOf } = keysOf(() => answer)
    expect([await keyOf(), await keyOf()]).toEqual([undefined, undefined])
    expect(heard).toHaveLength(2)
  })

  it('is not known where the server behind is not there', async () => {
    const { keyOf } = keysOf(() => {
      throw new Error('gone')
    })
    expect(await keyOf()).toBeUndefined()
  })
})
