import {
  CreateIdentityProviderCommand,
  CreateUserPoolClientCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  UpdateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, expect, it } from 'vitest'
import { sdk } from '../conformance/sdk.ts'
import { folder, serve } from '../serve.ts'
import { runPoolwright } from './run-poolwright.ts'

const { dir, remove } = folder({
  'pools/shop.pool.yaml': `signIn: { with: [username] }
groups:
  staff: { precedence: 1 }
  guests: {}
clients:
  web: { auth: [password] }
`,
})
afterAll(remove)

it('lets the API change what is declared, says so, and lets go of it', { timeout: 120_000 }, async () => {
  let server = await serve(dir, [])
  const UserPoolId = server.poolId('shop')
  const staff = { UserPoolId, GroupName: 'staff' }
  await expect(sdk(server).send(new UpdateGroupCommand({ ...staff, Precedence: 7 }))).rejects.toMatchObject({
    message: expect.stringContaining('declared in pools/shop.pool.yaml:3 '),
  })
  await server.stop()

  server = await serve(dir, ['--allow-drift'])
  const aws = sdk(server)
  await aws.send(new UpdateGroupCommand({ ...staff, Precedence: 7 }))
  await aws.send(new DeleteGroupCommand({ UserPoolId, GroupName: 'guests' }))
  await aws.send(
    new CreateIdentityProviderCommand({
      UserPoolId,
      ProviderName: 'Google',
      ProviderType: 'Google',
      ProviderDetails: { client_id: 'g', client_secret: 'very secret', authorize_scopes: 'openid' },
    }),
  )
  const { UserPoolClient } = await aws.send(
    new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'made', GenerateSecret: true }),
  )
  const told = await runPoolwright(dir, 'drift')
  expect(told).toMatchObject({ code: 1, err: '' })
  expect(told.out.split('\n').filter((line) => !/client|secret/i.test(line))).toEqual([
    'pools/shop.pool.yaml:4: group guests of shop: taken away',
    'pools/shop.pool.yaml:3: group staff of shop: changed',
    '  Precedence: 1 -> 7',
    'pools/shop.pool.yaml:1: identity-provider Google of shop: added',
    '  ProviderName: (nothing) -> "Google"',
    '  ProviderType: (nothing) -> "Google"',
    '',
  ])
  expect(told.out).toContain('"client_secret":"(secret)"')
  expect(told.out).not.toContain('very secret')
  expect(told.out).not.toContain(UserPoolClient?.ClientSecret)
  await server.stop()

  expect((await runPoolwright(dir, 'validate')).err).toContain('see poolwright drift')
  const { checks } = JSON.parse((await runPoolwright(dir, 'doctor', '--json')).out) as {
    checks: { check: string; message: string }[]
  }
  expect(checks.find(({ check }) => check === 'drift')?.message).toMatch(/^5 changes by the API/)

  server = await serve(dir, [])
  expect(server.told()).toContain(
    '5 changes by the API to what files declare lie unused without --allow-drift',
  )
  expect((await sdk(server).send(new GetGroupCommand(staff))).Group?.Precedence).toBe(1)
  await server.stop()

  server = await serve(dir, ['--allow-drift'])
  expect(server.told()).toContain('5 changes by the API win over what files declare')
  const again = sdk(server)
  expect((await again.send(new GetGroupCommand(staff))).Group?.Precedence).toBe(7)
  const dropped = await runPoolwright(dir, 'drift', 'shop', '--drop')
  expect(dropped.code).toBe(0)
  expect(dropped.out).toContain('dropped 5 changes: the files count again\n')
  expect((await again.send(new GetGroupCommand(staff))).Group?.Precedence).toBe(1)
  await server.stop()
  expect(await runPoolwright(dir, 'drift')).toMatchObject({
    code: 0,
    out: 'every declared pool is as its file says\n',
  })
})
