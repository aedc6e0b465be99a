import { expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import type { User } from '../../../src/model/user.ts'

const user = (poolId: string, username: string): User => ({
  poolId,
  username,
  sub: username,
  enabled: true,
  status: 'CONFIRMED',
  attributes: {},
  createdAt: 0,
  modifiedAt: 0,
})

it('takes away all that is kept of one pool, in steps, and nothing of another', async () => {
  const store = openSqliteStore({ file: ':memory:', seal: openSeal({ key: Buffer.alloc(32, 1) }) })
  const [gone, here] = ['us-east-1_gone', 'us-east-1_here']
  for (const poolId of [gone, here])
    for (let at = 0; at < 1200; at++)
      await store.commit([
        { kind: 'create user', user: user(poolId, `u${at}`), names: [] },
        { kind: 'join group', poolId, username: `u${at}`, group: 'staff' },
      ])
  for (const poolId of [gone, here])
    store.vault.putIfAbsent(JSON.stringify(['signing key', poolId, 'id']), Buffer.from('key'))
  store.declared.note(
    [gone, here].map((poolId) => ({ poolId, print: 'p' })),
    1,
  )

  expect(store.poolData.ids()).toEqual([gone, here])
  expect(store.poolData.amounts(gone)).toEqual({ users: 1200 })
  store.poolData.remove(gone)

  expect(store.poolData.ids()).toEqual([here])
  expect(await store.user(gone, 'u7')).toBeUndefined()
  expect(await store.groupsOf(gone, 'u7')).toEqual([])
  expect(await store.userCount(gone)).toBe(0)
  expect(store.vault.get(JSON.stringify(['signing key', gone, 'id']))).toBeUndefined()
  expect(store.poolData.amounts(here)).toEqual({ users: 1200 })
  expect(await store.groupsOf(here, 'u7')).toEqual(['staff'])
  expect(store.vault.get(JSON.stringify(['signing key', here, 'id']))).toBeDefined()
  store.close()
})
