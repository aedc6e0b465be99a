import {
  AdminCreateUserCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sdk } from '../conformance/sdk.ts'
import { folder, serve } from '../serve.ts'
import { runPoolwright } from './run-poolwright.ts'

const shop = 'signIn: { with: [username] }\nclients:\n  web: { auth: [password] }\n'
const { dir, remove } = folder({
  'pools/shop.pool.yaml': shop,
  'pools/old.pool.yaml': shop,
  'pools/guarded.pool.yaml': `deletionProtection: true\n${shop}`,
})
const ids: Record<string, string> = {}
beforeAll(async () => {
  const server = await serve(dir, [])
  const aws = sdk(server)
  const { UserPool } = await aws.send(new CreateUserPoolCommand({ PoolName: 'made' }))
  ids['made'] = UserPool?.Id ?? ''
  for (const name of ['shop', 'old', 'guarded']) ids[name] = server.poolId(name)
  for (const UserPoolId of Object.values(ids))
    for (const Username of ['ana', 'kim'])
      await aws.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username,
          TemporaryPassword: 'Corr3ct-Horse!',
          MessageAction: 'SUPPRESS',
        }),
      )
  await aws.send(
    new InitiateAuthCommand({
      ClientId: server.clientId('old'),
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ana', PASSWORD: 'Corr3ct-Horse!' },
    }),
  )
  await server.stop()
  rmSync(join(dir, 'pools/old.pool.yaml'))
  rmSync(join(dir, 'pools/guarded.pool.yaml'))
}, 60_000)
afterAll(remove)

const prune = async (...args: string[]) => {
  const { code, out, err } = await runPoolwright(dir, 'prune', '--json', ...args)
  return {
    code,
    ...(JSON.parse(out) as { pools?: { id: string; removed: boolean; amounts: object }[] }),
    err,
  }
}

it('says what would go, and removes nothing unasked', async () => {
  const { code, out } = await runPoolwright(dir, 'prune')
  const lines = out.split('\n')
  expect(code).toBe(0)
  expect(lines).toContain(
    `guarded (${ids['guarded']}): 2 users, 2 recorded requests; protected when it was last declared: stays without --protected`,
  )
  expect(lines).toContain(`old (${ids['old']}): 2 users, 3 recorded requests`)
  expect(lines.slice(2)).toEqual(['nothing is removed yet: --yes removes 1 pool', ''])
})

it('refuses while a server runs, and a name that no pool had', async () => {
  const server = await serve(dir, [])
  const refused = await prune('--yes')
  await server.stop()
  expect(refused).toMatchObject({ code: 3, err: expect.stringMatching(/runs in .* help: end it first/s) })
  const unknown = await runPoolwright(dir, 'prune', 'odl')
  expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('did you mean old?') })
})

it('refuses where a file has a mistake, since what it declares is not known', async () => {
  writeFileSync(join(dir, 'pools/broken.pool.yaml'), 'clients: []\n')
  expect(await prune('--yes')).toMatchObject({ code: 3 })
  rmSync(join(dir, 'pools/broken.pool.yaml'))
})

it('keeps a pool that another environment declares', async () => {
  writeFileSync(join(dir, 'pools/dev.env.yaml'), "account: '123456789012'\n")
  writeFileSync(join(dir, 'pools/asia.env.yaml'), "account: '123456789012'\nregion: ap-northeast-2\n")
  const { pools = [] } = await prune()
  expect(pools.map(({ id }) => id).sort()).toEqual([ids['guarded'], ids['old']].sort())
  rmSync(join(dir, 'pools/dev.env.yaml'))
  rmSync(join(dir, 'pools/asia.env.yaml'))
})

it('removes what is gone but for what is protected, and then that when it is told to', async () => {
  const first = await prune('--yes')
  expect(first).toMatchObject({ code: 1 })
  expect(first.pools?.map(({ id, removed }) => [id, removed]).sort()).toEqual(
    [
      [ids['guarded'], false],
      [ids['old'], true],
    ].sort(),
  )
  expect(await prune('guarded', '--yes', '--protected')).toMatchObject({
    code: 0,
    pools: [{ removed: true }],
  })
  expect(await prune()).toMatchObject({ code: 0, pools: [] })
  expect((await runPoolwright(dir, 'prune')).out).toBe('nothing is kept of pools that are gone\n')
})

it('leaves declared pools and those that the API made as they are', async () => {
  const server = await serve(dir, [])
  const aws = sdk(server)
  for (const name of ['shop', 'made'])
    await expect(
      aws.send(new AdminCreateUserCommand({ UserPoolId: ids[name], Username: 'ana' })),
    ).rejects.toMatchObject({ name: 'UsernameExistsException' })
  await server.stop()
})
