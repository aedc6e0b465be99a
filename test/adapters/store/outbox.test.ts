import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore, type SqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import type { Message } from '../../../src/engine/effect.ts'
import { Fault } from '../../../src/model/fault.ts'

const seal = openSeal({ key: randomBytes(32) })
let folder: string
let clock: { at: number }
const opened: SqliteStore[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outbox-'))
  clock = { at: 1_000 }
})
afterEach(() => {
  for (const store of opened.splice(0)) store.close()
  rmSync(folder, { recursive: true })
})

const open = (leaves = true, stays = false) => {
  const store = openSqliteStore({
    file: join(folder, 'data.sqlite'),
    seal,
    clock: { now: () => clock.at },
    route: () => ({ leaves, stays }),
  })
  opened.push(store)
  return store
}

const message = (more: Partial<Message> = {}): Message => ({
  kind: 'send',
  medium: 'EMAIL',
  poolId: 'pool',
  username: 'ana',
  to: 'TO-IN-CLEAR@example.com',
  text: 'TEXT-IN-CLEAR',
  code: 'CODE-IN-CLEAR',
  reason: 'SignUp',
  ...more,
})
const keep = (store: SqliteStore, at = clock.at, more: Partial<Message> = {}) =>
  store.commit([{ kind: 'keep message', message: message(more), at }])

describe('a message that is to leave', () => {
  it('is kept in the commit of what it rests on, or not at all', async () => {
    const store = open()
    const refused = { code: 'UserNotFoundException' } as const
    const taken = {
      kind: 'forget device',
      device: { poolId: 'pool', username: 'ana', key: 'k' },
      gone: refused,
    }
    await expect(
      store.commit([
        { kind: 'keep message', message: message(), at: 1 },
        taken as Parameters<SqliteStore['commit']>[0][number],
      ]),
    ).rejects.toBeInstanceOf(Fault)
    expect(store.outbox.count()).toEqual({ waiting: 0, failed: 0 })
    await keep(store)
    expect(store.outbox.count()).toEqual({ waiting: 1, failed: 0 })
  })

  it('is told of once it is kept, and not when it is refused', async () => {
    const store = open()
    let told = 0
    store.outbox.hear(() => told++)
    await keep(store)
    expect(told).toBe(1)
  })

  it('lies in the file with its words and its address sealed', async () => {
    const store = open()
    await keep(store)
    store.close()
    opened.length = 0
    const raw = new DatabaseSync(join(folder, 'data.sqlite'))
    const dump = Buffer.from(raw.serialize()).toString('latin1')
    raw.close()
    expect(dump).toContain('SignUp')
    expect(dump).not.toContain('IN-CLEAR')
  })

  it('is taken by one of several processes, whole, and by the next when that one is gone', async () => {
    const [one, other] = [open(), open()]
    for (let n = 0; n < 20; n++) await keep(one, n, { text: `${n}` })
    const taken = await Promise.all([
      one.outbox.claim(1_000, 2_000, 7),
      other.outbox.claim(1_000, 2_000, 7),
      one.outbox.claim(1_000, 2_000, 7),
    ])
    const texts = taken.flat().map(({ text }) => text)
    expect(texts).toHaveLength(20)
    expect(new Set(texts).size).toBe(20)
    expect(await other.outbox.claim(1_999, 3_000, 7)).toEqual([])
    const [late] = await other.outbox.claim(2_000, 3_000, 1)
    expect(late).toMatchObject({ ...(({ kind: _, text: __, ...rest }) => rest)(message()), attempts: 2 })
  })

  it('is no longer whose it was, once another has taken it', async () => {
    const store = open()
    await keep(store)
    const [slow] = await store.outbox.claim(1_000, 2_000, 1)
    const [next] = await store.outbox.claim(2_000, 3_000, 1)
    if (!slow || !next) throw new Error('nothing was taken')
    await store.outbox.delivered(slow)
    await store.outbox.putOff(slow, 9, 'slow')
    await store.outbox.giveUp(slow, 9, 'slow')
    expect(store.outbox.count()).toEqual({ waiting: 1, failed: 0 })
    expect(store.outbox.next()).toBe(3_000)
    await store.outbox.delivered(next)
    expect(store.outbox.count()).toEqual({ waiting: 0, failed: 0 })
    expect(store.outbox.next()).toBeUndefined()
  })

  it('is kept without its words when it is given up, for a week', async () => {
    const store = open()
    await keep(store)
    const [taken] = await store.outbox.claim(1_000, 2_000, 1)
    if (!taken) throw new Error('nothing was taken')
    await store.outbox.giveUp(taken, 5_000, 'SMTP 550')
    expect(store.outbox.count()).toEqual({ waiting: 0, failed: 1 })
    expect(await store.outbox.claim(9_000_000, 9_000_001, 1)).toEqual([])
    clock.at += 7 * 24 * 3_600_000 + 5_000
    await keep(store)
    expect(store.outbox.count()).toEqual({ waiting: 1, failed: 0 })
  })

  it.each([
    ['stays too where there is an inbox', true, true, 1, 1],
    ['only stays where there is no way out', false, true, 0, 1],
    ['only leaves where there is no inbox', true, false, 1, 0],
  ])('%s', async (_, leaves, stays, out, inside) => {
    const store = open(leaves, stays)
    const heard: string[] = []
    store.messages.hear(({ text }) => heard.push(text))
    await keep(store)
    expect(store.outbox.count().waiting).toBe(out)
    expect(store.messages.list({}, 10)).toHaveLength(inside)
    expect(heard).toEqual(['TEXT-IN-CLEAR'])
  })
})
