import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { deliveryInto, type Delivery } from '../../../src/adapters/delivery/delivery.ts'
import { openInbox } from '../../../src/adapters/delivery/inbox.ts'
import type { Inbox } from '../../../src/adapters/delivery/inbox.ts'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import type { SqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import type { Message } from '../../../src/engine/effect.ts'

let store: SqliteStore
let inbox: Inbox
let delivery: Delivery
beforeEach(() => {
  store = openSqliteStore({ file: ':memory:', seal: openSeal({ key: randomBytes(32) }) })
  inbox = openInbox(store.messages)
  delivery = deliveryInto(store, { now: () => 1234 })
})
afterEach(() => {
  inbox.close()
  store.close()
})

const message = (more: Partial<Message> = {}): Message => ({
  kind: 'send',
  medium: 'EMAIL',
  poolId: 'pool',
  username: 'ana',
  to: 'ana@example.com',
  subject: 'Welcome',
  text: 'Your code is 123456',
  code: '123456',
  reason: 'SignUp',
  ...more,
})

it('keeps a message with its time and a number', async () => {
  await delivery.send(message())
  const { kind: _, ...words } = message()
  expect(inbox.latest({})).toEqual({ id: 1, at: 1234, ...words })
})

it('keeps a message without subject and code as it is', async () => {
  const { subject: _, code: __, ...bare } = message({ medium: 'SMS', to: '+49' })
  await delivery.send(bare)
  const { kind: ___, ...words } = bare
  expect(inbox.latest({})).toEqual({ id: 1, at: 1234, ...words })
})

it.each([
  ['everything', {}, ['4', '3', '2', '1']],
  ['a pool', { poolId: 'pool' }, ['4', '2', '1']],
  ['a user', { username: 'bob' }, ['3', '2']],
  ['a user of a pool', { poolId: 'pool', username: 'bob' }, ['2']],
  ['a recipient', { to: '+49' }, ['4']],
  ['what came after another', { after: 2 }, ['4', '3']],
  ['nothing that fits', { poolId: 'pool', to: 'nobody' }, []],
])('shows %s, the newest first', async (_, filter, found) => {
  await delivery.send(message({ text: '1' }))
  await delivery.send(message({ text: '2', username: 'bob' }))
  await delivery.send(message({ text: '3', username: 'bob', poolId: 'other' }))
  await delivery.send(message({ text: '4', medium: 'SMS', to: '+49' }))
  expect(inbox.list(filter).map(({ text }) => text)).toEqual(found)
  expect(inbox.latest(filter)?.text).toBe(found[0])
  expect(inbox.list(filter, 1).map(({ text }) => text)).toEqual(found.slice(0, 1))
})

it('keeps the newest thousand of a pool, and those of quieter pools', async () => {
  await delivery.send(message({ poolId: 'quiet' }))
  const many = Array.from({ length: 1_200 }, (_, index) => delivery.send(message({ text: `${index}` })))
  await Promise.all(many)
  const kept = inbox.list({ poolId: 'pool' }, 5_000)
  expect(kept.length).toBeGreaterThanOrEqual(1_000)
  expect(kept.length).toBeLessThan(1_100)
  expect(kept[0]?.text).toBe('1199')
  expect(inbox.list({ poolId: 'quiet' })).toHaveLength(1)
})

it('waits for the next message that fits', async () => {
  await delivery.send(message({ text: 'before' }))
  const [bobs, anas] = [inbox.wait({ username: 'bob' }, 10_000), inbox.wait({ username: 'ana' }, 10_000)]
  await delivery.send(message({ text: 'for bob', username: 'bob' }))
  await delivery.send(message({ text: 'for ana' }))
  await delivery.send(message({ text: 'later' }))
  expect((await bobs)?.text).toBe('for bob')
  expect((await anas)?.text).toBe('for ana')
})

it('finds the first one after a number, even where it is there already', async () => {
  for (const text of ['one', 'two', 'three']) await delivery.send(message({ text }))
  expect((await inbox.wait({ after: 1 }, 10_000))?.text).toBe('two')
  const next = inbox.wait({ after: 3 }, 10_000)
  await delivery.send(message({ text: 'four' }))
  expect((await next)?.text).toBe('four')
})

it('stops waiting when the time is over, and when it is closed', async () => {
  expect(await inbox.wait({}, 5)).toBeUndefined()
  const waiting = inbox.wait({}, 3_600_000)
  await new Promise(setImmediate)
  inbox.close()
  expect(await waiting).toBeUndefined()
})
