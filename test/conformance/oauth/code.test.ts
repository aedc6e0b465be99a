import {
  AddUserPoolClientSecretCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolClientSecretCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { basic, bearer, pkce, post, programs, type Form, type Programs } from './programs.ts'
import { callback, files } from './world.ts'

let world: Programs
beforeAll(async () => {
  const shop = files['pools/shop.pool.yaml'] ?? ''
  world = await programs({
    'pools/shop.pool.yaml': `${shop}
  thief:
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
`,
    'pools/market.pool.yaml': shop.replace('domain: { name: shop }', 'domain: { name: market }'),
  })
})
afterAll(() => world.stop())

const refused = { status: 400, body: { error: 'invalid_grant' } }
const refresh = (refresh_token: string) =>
  world.token({ grant_type: 'refresh_token', refresh_token, client_id: world.client('web') })

describe('whoever has somebody else’s authorization code', () => {
  it('gets nothing for it as another client, and leaves it worthless', async () => {
    const code = await world.code()
    expect(await world.redeem(code, { client_id: world.client('thief') })).toMatchObject(refused)
    expect(await world.redeem(code)).toMatchObject(refused)
  })

  it('gets nothing for it as a client that can prove who it is', async () => {
    const code = await world.code()
    const headers = basic(world.client('backend'), await world.secret('backend'))
    expect(await world.redeem(code, {}, headers)).toMatchObject(refused)
  })

  it('gets nothing for it at another pool, and it stays good', async () => {
    const code = await world.code()
    const form = { grant_type: 'authorization_code', code, redirect_uri: callback }
    const client_id = world.server.clientId('market', 'web')
    const market = await post(`${world.server.url}/market/oauth2/token`, { ...form, client_id })
    expect(market).toMatchObject(refused)
    expect((await world.redeem(code)).status).toBe(200)
  })

  it.each<[string, () => Form]>([
    ['without the verifier', () => ({})],
    ['with an empty verifier', () => ({ code_verifier: '' })],
    ['with a verifier of their own', () => ({ code_verifier: pkce().code_verifier })],
    ['by saying that there was none', () => ({ code_challenge_method: 'plain' })],
  ])('gets nothing for it %s', async (_, form) => {
    const code = await world.code({ scope: 'openid', ...pkce().asked })
    expect(await world.redeem(code, form())).toMatchObject(refused)
  })

  it('cannot take the challenge for the verifier', async () => {
    const { asked } = pkce()
    const code = await world.code(asked)
    expect(await world.redeem(code, { code_verifier: asked.code_challenge })).toMatchObject(refused)
  })

  // A code that was asked for without a challenge is one that somebody else has asked for (RFC 9700, section 4.8.2).
  it('cannot have it taken by an app that has sent a challenge of its own', async () => {
    const code = await world.code()
    expect(await world.redeem(code, { code_verifier: pkce().code_verifier })).toMatchObject(refused)
  })

  it('cannot have the challenge sent in the clear', async () => {
    const { code_verifier } = pkce()
    const weak = { code_challenge: code_verifier, code_challenge_method: 'plain' }
    expect(await world.code(weak)).toMatch(/^none: .*error=invalid_request/)
  })

  it.each(['https://evil.example.com/callback', `${callback}/`, `${callback}?x=1`, 'myapp://callback'])(
    'gets nothing for it at another address: %s',
    async (redirect_uri) =>
      expect(await world.redeem(await world.code(), { redirect_uri })).toMatchObject({
        status: 400,
        body: { error: 'unauthorized_client', error_description: 'invalid_redirect' },
      }),
  )
})

describe('an authorization code that comes again', () => {
  it('gives nothing, and takes back what it gave', async () => {
    const code = await world.code({ scope: 'openid aws.cognito.signin.user.admin' })
    const { body } = await world.redeem(code)
    expect((await world.userInfo(bearer(body['access_token']))).status).toBe(200)
    expect(await world.redeem(code)).toMatchObject(refused)
    expect((await world.userInfo(bearer(body['access_token']))).status).toBe(401)
    expect(await refresh(body['refresh_token'])).toMatchObject(refused)
  })

  it('takes nothing back of other codes of the same user', async () => {
    const [first, second] = [await world.code(), await world.code()]
    const { body: kept } = await world.redeem(second)
    await world.redeem(first)
    await world.redeem(first)
    expect((await refresh(kept['refresh_token'])).status).toBe(200)
  })

  it('gives tokens to one of many at the same instant at most, and none that stand', async () => {
    const code = await world.code()
    const came = await Promise.all(Array.from({ length: 8 }, () => world.redeem(code)))
    const given = came.filter(({ status }) => status === 200)
    expect(given.length).toBeLessThan(2)
    for (const { body } of given) expect(await refresh(body['refresh_token'])).toMatchObject(refused)
    for (const one of came) if (one.status !== 200) expect(one).toMatchObject(refused)
  })
})

describe('a client with two secrets', () => {
  it('is known by either, until one is taken away', async () => {
    const { aws, server } = world
    const { UserPool } = await aws.send(new CreateUserPoolCommand({ PoolName: 'made' }))
    const UserPoolId = UserPool?.Id ?? ''
    await aws.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'made' }))
    const { UserPoolClient } = await aws.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: 'web',
        GenerateSecret: true,
        AllowedOAuthFlows: ['code'],
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthScopes: ['openid'],
        CallbackURLs: [callback],
        SupportedIdentityProviders: ['COGNITO'],
      }),
    )
    const { ClientId = '', ClientSecret = '' } = UserPoolClient ?? {}
    const { ClientSecretDescriptor } = await aws.send(
      new AddUserPoolClientSecretCommand({ UserPoolId, ClientId }),
    )
    const second = ClientSecretDescriptor?.ClientSecretValue ?? ''
    const knows = async (secret: string) => {
      const form = { grant_type: 'refresh_token', refresh_token: 'x' }
      const { body } = await post(`${server.url}/made/oauth2/token`, form, basic(ClientId, secret))
      return body['error'] === 'invalid_grant'
    }
    expect(second).not.toBe(ClientSecret)
    expect([await knows(ClientSecret), await knows(second), await knows('third')]).toEqual([
      true,
      true,
      false,
    ])
    const ClientSecretId = ClientSecretDescriptor?.ClientSecretId ?? ''
    await aws.send(new DeleteUserPoolClientSecretCommand({ UserPoolId, ClientId, ClientSecretId }))
    expect([await knows(ClientSecret), await knows(second)]).toEqual([true, false])
  })
})
