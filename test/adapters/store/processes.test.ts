import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'poolwright-processes-'))
afterAll(() => rmSync(folder, { recursive: true }))
const key = randomBytes(32)
const open = (file: string) => openSqliteStore({ file, seal: openSeal({ key }) })
const child = (script: string, file: string) =>
  spawn(process.execPath, [join(import.meta.dirname, 'children', script), file, key.toString('hex')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

it.each([1, 2, 3])('keeps all that a killed process had been told is kept (%d)', async (round) => {
  const file = join(folder, `killed${round}.db`)
  const writer = child('keep-writing.ts', file)
  let told = ''
  for await (const piece of writer.stdout.setEncoding('utf8')) {
    told += piece
    if (told.length > 3_000 * round) writer.kill('SIGKILL')
  }
  const kept = told.split('\n').slice(0, -1)
  expect(kept.length).toBeGreaterThan(100)
  const store = open(file)
  for (const username of kept) {
    expect((await store.userByName('pool', username))?.attributes).toEqual({
      email: `${username}@example.com`,
    })
    expect(await store.groupsOf('pool', username)).toEqual(['all'])
  }
  // What was under way may be there or not, but whole.
  const { users } = await store.users('pool', { limit: 100_000 })
  expect(await store.userCount('pool')).toBe(users.length)
  for (const { username } of users) expect(await store.groupsOf('pool', username)).toEqual(['all'])
  store.close()
})

it('lets processes that start at once share one file, and loses none of their counts', async () => {
  const file = join(folder, 'shared.db')
  const children = [1, 2, 3].map(() => child('count.ts', file))
  const answers = await Promise.all(children.map((one) => text(one.stdout)))
  const told = answers.map((answer) => JSON.parse(answer) as { claimed: string; first: string })
  expect(new Set(told.map(({ first }) => first)).size).toBe(1)
  const store = open(file)
  await store.count('key', (was) => {
    expect(was).toEqual({ failures: 600, last: 1 })
    return was
  })
  store.close()
})

it('hands a sign-in to one of several processes', async () => {
  const file = join(folder, 'claimed.db')
  const store = open(file)
  const signIn = {
    id: 'id',
    poolId: 'pool',
    clientId: 'c',
    username: 'ana',
    typed: 'ana',
    flow: 'CUSTOM_AUTH',
    expiresAt: 9,
    results: [],
    ticket: 'ticket',
  } as const
  await store.commit([{ kind: 'keep sign-in', signIn }])
  const children = [1, 2, 3].map(() => child('count.ts', file))
  const answers = await Promise.all(children.map((one) => text(one.stdout)))
  expect(answers.map((answer) => JSON.parse(answer).claimed).sort()).toEqual(['mine', 'spent', 'spent'])
  store.close()
})

it('ends by itself once it is closed', async () => {
  const done = child('count.ts', join(folder, 'ends.db'))
  const [status] = await once(done, 'exit')
  expect(status).toBe(0)
})
