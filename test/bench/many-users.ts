import { randomUUID } from 'node:crypto'
import { openSeal } from '../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../src/adapters/store/sqlite/open-sqlite-store.ts'
import { writeToken } from '../../src/engine/page.ts'
import { cpuOfTree, load, median, residentOfTree } from './cpu.ts'
import type { Figure } from './main.ts'
import { ClientId, password, produce, sealKey, UserPoolId } from './production.ts'
import { signed } from './signed.ts'

const rounds = 5
const times = 200
const sizes = [1_000, 100_000, 1_000_000] as const
const mebibyte = 1024 * 1024
const nameOf = (n: number) => `user-${String(n).padStart(7, '0')}`

/** What is asked of a pool of so many users. Each is a page of sixty, or one user. */
const questions: Readonly<Record<string, (many: number) => object>> = {
  'the first page of all': () => ({}),
  'a page in their midst': (many) => ({ PaginationToken: writeToken(nameOf(many / 2)) }),
  'an e-mail that is equal': (many) => ({ Filter: `email = "${nameOf(many / 2)}@example.com"` }),
  'e-mails that begin alike': () => ({ Filter: 'email ^= "user-"' }),
  'all of one status': () => ({ Filter: 'cognito:user_status = "CONFIRMED"' }),
}

/** Fills the store of a server that has not started yet. */
async function fill(file: string, many: number): Promise<void> {
  const store = openSqliteStore({ file, seal: openSeal({ key: Buffer.from(sealKey, 'hex') }) })
  const taken = { code: 'UsernameExistsException' } as const
  for (let from = 0; from < many; from += 1_000)
    await store.commit(
      Array.from({ length: 1_000 }, (_, n) => {
        const [username, sub] = [nameOf(from + n), randomUUID()]
        return {
          kind: 'create user',
          user: {
            poolId: UserPoolId,
            username,
            sub,
            enabled: true,
            status: 'CONFIRMED',
            attributes: { email: `${username}@example.com`, email_verified: 'true' },
            createdAt: 0,
            modifiedAt: 0,
            // Of the length of a real one, and no password's.
            password: { salt: 'ab'.repeat(16), verifier: 'cd'.repeat(384) },
          },
          names: [
            { name: username, taken },
            { name: sub, taken },
          ],
        } as const
      }),
    )
  store.close()
}

/** What a page of users costs, and what a server holds in memory, however many there are. */
export async function manyUsers(cli: string): Promise<Figure[]> {
  const measured = new Map<number, Map<string, number>>()
  let resident = 0
  for (const many of sizes) {
    const { post, pid, url, users, stop } = await produce(cli, (file) => fill(file, many))
    const [USERNAME = ''] = users
    try {
      const costs = new Map<string, number>()
      for (const [question, more] of Object.entries(questions)) {
        const body = { UserPoolId, ...more(many) }
        const headers = signed(url, 'ListUsers', body)
        const ask = () => post('ListUsers', body, headers)
        await load(times, ask)
        const spent: number[] = []
        for (let round = 0; round < rounds; round++) {
          const before = cpuOfTree(pid)
          await load(times, ask)
          spent.push((cpuOfTree(pid) - before) / times)
        }
        costs.set(question, median(spent))
      }
      measured.set(many, costs)
      await load(times, () =>
        post('InitiateAuth', {
          ClientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME, PASSWORD: password },
        }),
      )
      resident = residentOfTree(pid) / mebibyte
    } finally {
      stop()
    }
  }
  const [least, , most] = sizes
  const figures = Object.keys(questions).flatMap((question): Figure[] =>
    sizes.slice(1).map((many) => {
      const [value, limit] = [measured.get(many)?.get(question) ?? 0, measured.get(least)?.get(question) ?? 0]
      return {
        name: `ListUsers, ${question}, ${many.toLocaleString('en')} users: against 1,000`,
        value,
        unit: 'ms',
        limit,
        ratio: value / limit,
        aim: '1',
      }
    }),
  )
  return [
    ...figures,
    {
      name: `server with ${most.toLocaleString('en')} users on disk, after 5,000 pages and 200 sign-ins`,
      value: resident,
      unit: 'MB',
    },
  ]
}
