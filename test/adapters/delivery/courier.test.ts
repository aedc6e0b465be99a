import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCourier } from '../../../src/adapters/delivery/courier.ts'
import { delayAfter, tries } from '../../../src/adapters/delivery/delay-after.ts'
import { Undelivered } from '../../../src/adapters/delivery/undelivered.ts'
import type { Parcel } from '../../../src/adapters/delivery/way.ts'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore, type SqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import type { Message } from '../../../src/engine/effect.ts'
import { seededRandom } from '../../random.ts'

const seal = openSeal({ key: randomBytes(32) })
const began = Date.UTC(2026, 0, 1)
let folder: string
let clock: { at: number }
let closing: (() => unknown)[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courier-'))
  clock = { at: began }
  closing = []
})
afterEach(async () => {
  for (const end of closing.reverse()) await end()
  rmSync(folder, { recursive: true })
})

type Hand = (parcel: Parcel, signal: AbortSignal) => Promise<void>

/** A process: a store on the file that all share, and its courier. */
function open(hand: Hand | undefined, seed = 'courier') {
  const store = openSqliteStore({
    file: join(folder, 'data.sqlite'),
    seal,
    route: () => ({ stays: false, leaves: true }),
  })
  const logged: (readonly [level: string, facts: object, message: string])[] = []
  const defects: unknown[] = []
  const log = (level: string) => (facts: object, message: string) => void logged.push([level, facts, message])
  const courier = openCourier({
    outbox: store.outbox,
    clock: { now: () => clock.at },
    random: seededRandom(seed),
    ways: () => hand && { hand },
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    onDefect: (error) => void defects.push(error),
  })
  closing.push(
    () => store.close(),
    () => courier.close(),
  )
  return { store, courier, logged, defects }
}

const message: Message = {
  kind: 'send',
  medium: 'EMAIL',
  poolId: 'pool',
  username: 'ana',
  to: 'ana@example.com',
  subject: 'Your code',
  text: 'Your code is 123456',
  code: '123456',
  reason: 'SignUp',
}
const put = (store: SqliteStore, more: Partial<Message> = {}) =>
  store.commit([{ kind: 'keep message', message: { ...message, ...more }, at: clock.at }])

const later = (why = 'ECONNREFUSED') => new Undelivered(why, { passing: true })

describe('a courier', () => {
  it('hands a message over as it was written, and takes it away', async () => {
    const handed: Parcel[] = []
    const { store, courier, logged } = open(async (parcel) => void handed.push(parcel))
    await put(store)
    await courier.round()
    const { kind: _, ...words } = message
    expect(handed).toEqual([
      { ...words, id: expect.stringMatching(/^[0-9a-f]{32}$/), at: began, attempts: 1 },
    ])
    expect(store.outbox.count()).toEqual({ waiting: 0, failed: 0 })
    expect(logged.map(([level, , said]) => [level, said])).toEqual([['info', 'a message was delivered']])
  })

  it('hands over what is put in while it is at work, and all of many', async () => {
    let handed = 0
    const { store, courier } = open(async () => {
      if (handed++ === 0) await put(store)
    })
    await Promise.all(Array.from({ length: 30 }, () => put(store)))
    await courier.round()
    expect(handed).toBe(31)
  })

  it('tries again under the same name, later each time and never all at once, and then gives up', async () => {
    const names = new Set<string>()
    const { store, courier, logged } = open(async ({ id }) => {
      names.add(id)
      throw later()
    })
    await put(store)
    const waits: number[] = []
    for (let tried = 0; tried < tries; tried++) {
      await courier.round()
      const due = store.outbox.next()
      if (due === undefined) break
      waits.push(due - clock.at)
      clock.at = due - 1
      await courier.round()
      expect(logged).toHaveLength(tried + 1)
      clock.at = due
    }
    expect(waits).toHaveLength(tries - 1)
    waits.forEach((wait, index) => {
      const whole = Math.min(900_000, 2_000 * 2 ** index)
      expect(wait).toBeGreaterThanOrEqual(whole / 2)
      expect(wait).toBeLessThanOrEqual(whole)
    })
    expect(names.size).toBe(1)
    expect(store.outbox.count()).toEqual({ waiting: 0, failed: 1 })
    expect(logged.at(-1)).toEqual([
      'error',
      { message: 1, pool: 'pool', medium: 'EMAIL', reason: 'SignUp', attempts: tries, why: 'ECONNREFUSED' },
      'a message could not be delivered',
    ])
  })

  it('tries no second time what never gets on, or has no way out', async () => {
    const refused = open(async () => {
      throw new Undelivered('SMTP 550', { passing: false })
    })
    await put(refused.store)
    await refused.courier.round()
    expect(refused.store.outbox.count()).toEqual({ waiting: 0, failed: 1 })
    const lost = open(undefined)
    await put(lost.store)
    await lost.courier.round()
    expect(lost.logged).toEqual([
      ['error', expect.objectContaining({ why: 'there is no way out for EMAIL' }), expect.anything()],
    ])
  })

  it('says nothing of the words of a message, nor of whom it is to', async () => {
    let asked = 0
    const { store, courier, logged, defects } = open(async ({ to, text }) => {
      if (asked++ === 0) throw new Error(`${to} ${text}`)
      if (asked === 2) throw new Undelivered('SMTP 550', { passing: false })
    })
    for (let n = 0; n < 3; n++) await put(store)
    await courier.round()
    const said = JSON.stringify(logged)
    expect(said).not.toContain('ana')
    expect(said).not.toContain('123456')
    expect(logged.map(([level]) => level).sort()).toEqual(['error', 'info', 'warn'])
    expect(defects).toHaveLength(1)
  })

  it('hands over each message once, of however many processes', async () => {
    const handed: string[] = []
    const slow: Hand = async ({ text }) => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      handed.push(text)
    }
    const processes = ['one', 'two', 'three'].map((seed) => open(slow, seed))
    const [first] = processes
    if (!first) throw new Error('there is no process')
    await Promise.all(Array.from({ length: 60 }, (_, n) => put(first.store, { text: `${n}` })))
    await Promise.all(processes.map(({ courier }) => courier.round()))
    expect(handed.sort()).toEqual(Array.from({ length: 60 }, (_, n) => `${n}`).sort())
  })

  it('takes over what a process that is gone had taken', async () => {
    const gone = open(() => new Promise(() => {}))
    await put(gone.store)
    void gone.courier.round()
    await expect.poll(() => gone.store.outbox.next()).toBeGreaterThan(clock.at)
    const handed: Parcel[] = []
    const next = open(async (parcel) => void handed.push(parcel))
    await next.courier.round()
    expect(handed).toHaveLength(0)
    clock.at += 120_000
    await next.courier.round()
    expect(handed).toMatchObject([{ attempts: 2 }])
  }, 20_000)

  it('goes round by itself once it has started, and no more once it is closed', async () => {
    const handed: Parcel[] = []
    const { store, courier } = open(async (parcel) => void handed.push(parcel))
    await put(store, { text: 'before' })
    courier.start()
    await put(store, { text: 'after' })
    await expect.poll(() => handed.length).toBe(2)
    await courier.close()
    await put(store, { text: 'too late' })
    expect(handed.map(({ text }) => text)).toEqual(['before', 'after'])
    expect(store.outbox.count().waiting).toBe(1)
  })

  it('leaves what it could not finish for the next start', async () => {
    const { store, courier } = open(
      (_, signal) =>
        new Promise((__, reject) =>
          signal.addEventListener('abort', () => reject(later('no answer in time'))),
        ),
    )
    await put(store)
    courier.start()
    await expect.poll(() => store.outbox.next()).toBeGreaterThan(clock.at)
    await courier.close()
    expect(store.outbox.next()).toBe(clock.at)
  }, 10_000)
})

it('waits up to a quarter of an hour, and at least half of what it may', () => {
  const [none, all] = [0, 255].map((byte) => ({ bytes: (count: number) => Buffer.alloc(count, byte) }))
  if (!none || !all) throw new Error('there is no chance')
  expect([1, 2, 3, 9, 30].map((tried) => delayAfter(tried, none))).toEqual([
    1_000, 2_000, 4_000, 256_000, 450_000,
  ])
  expect([1, 2, 3, 9, 30].map((tried) => delayAfter(tried, all))).toEqual([
    2_000, 4_000, 8_000, 512_000, 900_000,
  ])
})
