import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  GetUserCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, expect, it } from 'vitest'
import { sdk } from '../conformance/sdk.ts'
import { folder, serve } from '../serve.ts'
import { runPoolwright } from './run-poolwright.ts'

const { dir, remove } = folder({
  'pools/shop.pool.yaml': 'signIn: { with: [username] }\nclients:\n  web: { auth: [password] }\n',
})
afterAll(remove)

interface Key {
  readonly use: string
  readonly kid: string
  readonly state: string
}
const keysNow = async () => {
  const { code, out, err } = await runPoolwright(dir, 'keys', 'ls', '--json')
  expect([code, err]).toEqual([0, ''])
  return (JSON.parse(out) as { keys: readonly Key[] }).keys
}

it('gives a pool new keys while its server runs', { timeout: 120_000 }, async () => {
  const server = await serve(dir, [])
  const aws = sdk(server)
  const UserPoolId = server.poolId('shop')
  const ana = { UserPoolId, Username: 'ana' }
  await aws.send(new AdminCreateUserCommand({ ...ana, MessageAction: 'SUPPRESS' }))
  await aws.send(new AdminSetUserPasswordCommand({ ...ana, Password: 'Corr3ct-Horse!', Permanent: true }))
  const signIn = async () => {
    const { AuthenticationResult } = await aws.send(
      new InitiateAuthCommand({
        ClientId: server.clientId('shop', 'web'),
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ana', PASSWORD: 'Corr3ct-Horse!' },
      }),
    )
    return AuthenticationResult?.AccessToken ?? ''
  }
  const jwks = async () => {
    const answer = await fetch(`${server.url}/${UserPoolId}/.well-known/jwks.json`)
    return ((await answer.json()) as { keys: readonly { kid: string }[] }).keys.map(({ kid }) => kid)
  }
  const kidOf = (token: string) =>
    (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid

  const old = await signIn()
  expect((await keysNow()).map(({ use, state }) => `${use} ${state}`)).toEqual(['id signs', 'access signs'])
  const rotated = await runPoolwright(dir, 'keys', 'rotate', 'shop')
  expect(rotated).toMatchObject({ code: 0, err: '' })
  expect(rotated.out).toMatch(/^shop: the new keys sign from \S+Z, and the old ones verify until \S+Z\n$/)
  const told = await keysNow()
  expect(told.map(({ state }) => state)).toEqual(['signs', 'signs', 'published', 'published'])
  expect(await jwks()).toEqual(told.map(({ kid }) => kid))
  expect(kidOf(await signIn())).toBe(kidOf(old))

  const again = await runPoolwright(dir, 'keys', 'rotate', 'shop')
  expect(again.code).toBe(1)
  expect(again.out).toMatch(/^shop has new keys already, which sign from \S+Z\n$/)

  const stolen = await runPoolwright(dir, 'keys', 'rotate', UserPoolId, '--compromised')
  expect(stolen).toMatchObject({ code: 0, err: '' })
  expect(stolen.out).toMatch(/no token that the old keys signed counts any more\n$/)
  await expect(aws.send(new GetUserCommand({ AccessToken: old }))).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Invalid Access Token',
  })
  const fresh = await signIn()
  expect(await aws.send(new GetUserCommand({ AccessToken: fresh }))).toMatchObject({ Username: 'ana' })
  expect(await jwks()).toHaveLength(2)
  expect(await jwks()).toContain(kidOf(fresh))
  await server.stop()
  const { out } = await runPoolwright(dir, 'keys', 'ls')
  expect(
    out.split('\n').filter((line) => /^shop {2}(id {4} |access) +\S+ {2}signs$/.test(line)),
  ).toHaveLength(2)
})

it.each([
  [['keys', 'rotate', 'shopp'], 2, /unknown user pool 'shopp' \(did you mean shop\?\)/],
  [['keys', 'rotate', 'shop', '--after', '31d'], 2, /no duration of at most 30d/],
  [['keys', 'rotate', 'shop', '--after', 'soon'], 2, /no duration of at most 30d/],
  [['keys', 'ls', 'people'], 2, /unknown user pool/],
] as const)('refuses %j', { timeout: 60_000 }, async (args, code, says) => {
  const ended = await runPoolwright(dir, ...args)
  expect(ended.code).toBe(code)
  expect(ended.err).toMatch(says)
})

it('tells that nothing was ever kept', { timeout: 60_000 }, async () => {
  const empty = folder({ 'pools/a.pool.yaml': '{}\n' })
  const { code, err } = await runPoolwright(empty.dir, 'keys', 'ls')
  empty.remove()
  expect(code).toBe(3)
  expect(err).toMatch(/no server has kept anything/)
})
