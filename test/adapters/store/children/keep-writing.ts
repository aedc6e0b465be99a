import { openSeal } from '../../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../../../src/adapters/store/sqlite/open-sqlite-store.ts'

/** Creates users, sixteen at a time, and names each on a line of its own once it is kept. */
const [, , file = '', key = ''] = process.argv
const store = openSqliteStore({ file, seal: openSeal({ key: Buffer.from(key, 'hex') }) })
let made = 0
for (let hand = 0; hand < 16; hand++) void write()

async function write(): Promise<void> {
  for (;;) {
    const username = `user${made++}`
    const times = { createdAt: 1, modifiedAt: 1 }
    const user = {
      poolId: 'pool',
      username,
      sub: username,
      enabled: true,
      status: 'CONFIRMED',
      ...times,
    } as const
    const taken = { code: 'UsernameExistsException' } as const
    await store.commit([
      {
        kind: 'create user',
        user: { ...user, attributes: { email: `${username}@example.com` } },
        names: [{ name: username, taken }],
      },
      { kind: 'join group', poolId: 'pool', username, group: 'all' },
    ])
    process.stdout.write(`${username}\n`)
  }
}
