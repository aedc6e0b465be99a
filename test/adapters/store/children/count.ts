import { openSeal } from '../../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../../../src/adapters/store/sqlite/open-sqlite-store.ts'

/** Counts to 200 on one counter, then claims one sign-in, and says what came of the claim. */
const [, , file = '', key = ''] = process.argv
const store = openSqliteStore({ file, seal: openSeal({ key: Buffer.from(key, 'hex') }) })
for (let round = 0; round < 20; round++)
  await Promise.all(
    Array.from({ length: 10 }, () =>
      store.count('key', (was) => ({ failures: (was?.failures ?? 0) + 1, last: 1 })),
    ),
  )
const claimed = await store.claim('id', 'ticket', 0)
const first = Buffer.from(store.vault.putIfAbsent('name', Buffer.from(String(process.pid)))).toString()
process.stdout.write(JSON.stringify({ claimed: typeof claimed === 'object' ? 'mine' : claimed, first }))
store.close()
