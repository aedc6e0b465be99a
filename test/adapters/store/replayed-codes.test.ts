import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import { create, grant, now, poolId, range, user } from '../../contracts/store/material.ts'

const folder = mkdtempSync(join(tmpdir(), 'poolwright-codes-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('leaves nothing standing of codes that two servers on one file redeem at once', async () => {
  const seal = openSeal({ key: randomBytes(32) })
  const servers = range(2).map(() => openSqliteStore({ file: join(folder, 'store.db'), seal }))
  const [first] = servers
  const ids = range(30).map((index) => `${index}`)
  await first?.commit([
    create(user('ana')),
    ...ids.map((id) => ({
      kind: 'keep authorization code' as const,
      code: {
        hash: id,
        authorization: {
          poolId,
          clientId: 'client',
          redirectUri: 'https://app.example.com/callback',
          responseType: 'code' as const,
          scopes: [],
        },
        admission: { username: 'ana', claims: { id: {}, access: {} }, authTime: now / 1000 },
        grantId: id,
        expiresAt: now + 300_000,
      },
    })),
  ])
  const redeemed = await Promise.all(
    ids.flatMap((id) =>
      servers.map(async (store) => {
        if (!(await store.takeAuthorizationCode(poolId, id))) return 0
        const by = { code: id, replayed: { code: 'invalid_grant' } } as const
        await store.commit([{ kind: 'keep grant', grant: grant({ id }), token: id, by }]).catch(() => {})
        return 1
      }),
    ),
  )
  expect(redeemed.filter(Boolean)).toHaveLength(ids.length)
  expect(await Promise.all(ids.map((id) => first?.grantStands(id)))).toEqual(ids.map(() => false))
  for (const store of servers) store.close()
})
