import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSeal } from '../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../src/adapters/store/sqlite/open-sqlite-store.ts'
import { load, median } from './cpu.ts'
import type { Figure } from './main.ts'
import { caller } from './post.ts'
import { project, serve } from './server.ts'

const rounds = 5
const many = 64
const password = 'Bench-Mark-1!'

/** How many of `work` are done in a second by so many callers at once. */
async function rate(times: number, callers: number, work: () => unknown): Promise<number> {
  const began = performance.now()
  await load(times, work, callers)
  return times / ((performance.now() - began) / 1000)
}

/** What becomes of writes that must be on the disk before they are answered, when many ask at once. */
export const writes = async (cli: string): Promise<Figure[]> => [await stored(), await signedUp(cli)]

/** The store by itself: a commit of one new user, on the disk when it is answered. */
async function stored(): Promise<Figure> {
  const dir = mkdtempSync(join(tmpdir(), 'poolwright-'))
  const store = openSqliteStore({
    file: join(dir, 'data.sqlite'),
    seal: openSeal({ key: Buffer.alloc(32, 5) }),
  })
  const write = () => {
    const username = randomUUID()
    const user = {
      poolId: 'us-east-1_TestPool1',
      username,
      sub: username,
      enabled: true,
      status: 'CONFIRMED',
      attributes: { email: `${username}@example.com` },
      createdAt: 0,
      modifiedAt: 0,
    } as const
    return store.commit([{ kind: 'create user', user, names: [] }])
  }
  try {
    await load(200, write, many)
    const measured: [number, number][] = []
    for (let round = 0; round < rounds; round++)
      measured.push([await rate(6_400, many, write), await rate(400, 1, write)])
    return figure('durable writes of the store, 64 callers: against one caller', measured, '>= 5')
  } finally {
    store.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** The same seen from outside: people who sign up. */
async function signedUp(cli: string): Promise<Figure> {
  const { dir, remove } = project()
  const server = await serve(dir, cli, [])
  try {
    const { post, close } = caller(server.url, many)
    const ClientId = server.clientId('plain')
    const signUp = () => {
      const Username = randomUUID()
      const UserAttributes = [{ Name: 'email', Value: `${Username}@example.com` }]
      return post('SignUp', { ClientId, Username, Password: password, UserAttributes })
    }
    await load(200, signUp, many)
    const measured: [number, number][] = []
    for (let round = 0; round < rounds; round++)
      measured.push([await rate(1_280, many, signUp), await rate(200, 1, signUp)])
    close()
    return figure('SignUp, kept on disk, 64 callers: against one caller', measured, '>= 2')
  } finally {
    await server.stop()
    remove()
  }
}

const figure = (name: string, measured: readonly [number, number][], aim: string): Figure => ({
  name,
  value: median(measured.map(([crowd]) => crowd)),
  unit: '/s',
  limit: median(measured.map(([, one]) => one)),
  ratio: median(measured.map(([crowd, one]) => crowd / one)),
  aim,
})
