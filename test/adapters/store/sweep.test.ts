import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import type { SqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import type { SignIn } from '../../../src/model/sign-in.ts'

const minute = 60_000
const poolId = 'pool'
let now = 0
let store: SqliteStore
beforeEach(async () => {
  now = Date.UTC(2026, 0, 5)
  store = openSqliteStore({
    file: ':memory:',
    seal: openSeal({ key: randomBytes(32) }),
    clock: { now: () => now },
  })
  const user = {
    poolId,
    username: 'ana',
    sub: 'sub',
    enabled: true,
    status: 'CONFIRMED',
    attributes: {},
    createdAt: now,
    modifiedAt: now,
  } as const
  await store.commit([{ kind: 'create user', user, names: [] }])
})
afterEach(() => store.close())

/** Lets time go by, and something happen at the end of it. */
const pass = async (minutes: number) => {
  now += minutes * minute
  await store.commit([])
}
const signIn = (id: string, expiresAt: number): SignIn => ({
  id,
  poolId,
  clientId: 'client',
  username: 'ana',
  typed: 'ana',
  flow: 'CUSTOM_AUTH',
  expiresAt,
  results: [],
  ticket: 'ticket',
})

it('tells a late sign-in that it has expired for an hour, and forgets it then', async () => {
  await store.commit([{ kind: 'keep sign-in', signIn: signIn('id', now + 3 * minute) }])
  await pass(60)
  expect(await store.claim('id', 'ticket', now)).toBe('expired')
  await pass(4)
  expect(await store.claim('id', 'ticket', now)).toBe('unknown')
})

it('takes away codes, grants with their tokens, and old counters, and nothing that still counts', async () => {
  const grant = { id: 'old', poolId, clientId: 'c', username: 'ana', authTime: 1, scope: '' }
  const code = (purpose: 'reset' | 'email', minutes: number) =>
    ({
      kind: 'keep code',
      poolId,
      username: 'ana',
      purpose,
      code: { hash: 'h', expiresAt: now + minutes * minute },
    }) as const
  await store.commit([
    code('reset', 5),
    code('email', 50),
    { kind: 'keep grant', grant: { ...grant, expiresAt: now + 5 * minute }, token: 'old token' },
    {
      kind: 'keep grant',
      grant: { ...grant, id: 'young', expiresAt: now + 50 * minute },
      token: 'young token',
    },
  ])
  await pass(10)
  expect(await store.code(poolId, 'ana', 'reset')).toBeUndefined()
  expect(await store.code(poolId, 'ana', 'email')).toBeDefined()
  expect(await store.refreshToken('young token')).toBeDefined()
  // The last access token of a grant lasts a day at the most.
  expect(await store.grantStands('old')).toBe(true)
  const [then, seen] = [now, [] as unknown[]]
  await store.count('key', () => ({ failures: 1, last: then }))
  for (const minutes of [60, 3 * 24 * 60]) {
    await pass(minutes)
    await store.count('key', (was) => {
      seen.push(was)
      return was
    })
  }
  expect(seen).toEqual([{ failures: 1, last: then }, undefined])
  expect(await store.grantStands('old')).toBe(false)
  expect(await store.refreshToken('old token')).toBeUndefined()
})

it('takes away a great many over several commits', async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `id${index}`)
  await store.commit(ids.map((id) => ({ kind: 'keep sign-in', signIn: signIn(id, now) }) as const))
  const left = async () => {
    const found = await Promise.all(ids.map((id) => store.claim(id, '', now)))
    return found.filter((one) => one !== 'unknown').length
  }
  await pass(61)
  const first = await left()
  expect(first).toBeGreaterThan(0)
  for (let commits = 0; commits < 5; commits++) await store.commit([])
  expect(await left()).toBe(0)
})
