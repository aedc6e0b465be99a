import { describe, expect, it } from 'vitest'
import { fault, says, world, type Script, type Setting } from '../world.ts'

const Secret = 'a-machine-knows-this-and-nobody-else'.replaceAll('-', '')
const server = (Identifier: string, ...names: readonly string[]) => ({
  Identifier,
  Name: Identifier,
  Scopes: names.map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName })),
})

/** A pool with two servers, and a client that may have scopes of one of them. */
const machine = (more: Setting = {}) =>
  world({
    secret: Secret,
    resourceServers: [server('https://api.example.com', 'read', 'write'), server('other', 'read')],
    ...more,
    client: {
      ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'],
      AllowedOAuthScopes: ['https://api.example.com/read', 'https://api.example.com/write', 'openid'],
      ...more.client,
    },
  })
const ask = ({ call, client }: Awaited<ReturnType<typeof machine>>, more: object = {}) =>
  call('GetClientToken', { ClientId: client.id, Secret, ...more })

describe('GetClientToken', () => {
  it('gives the client a token of its own, with all scopes of servers that it may have', async () => {
    const there = await machine({
      client: { AccessTokenValidity: 15, TokenValidityUnits: { AccessToken: 'minutes' } },
    })
    const { ClientAuthenticationResult: result } = await ask(there)
    expect(result).toEqual({ AccessToken: expect.any(String), ExpiresIn: 900, TokenType: 'Bearer' })
    const iat = there.clock.at / 1000
    expect(says(result?.AccessToken)).toEqual({
      sub: there.client.id,
      token_use: 'access',
      scope: 'https://api.example.com/read https://api.example.com/write',
      auth_time: iat,
      iss: `http://localhost:9340/${there.pool.id}`,
      exp: iat + 900,
      iat,
      version: 2,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      client_id: there.client.id,
    })
  })

  it('gives the scopes that are asked for, each once', async () => {
    const scope = 'https://api.example.com/write'
    const { ClientAuthenticationResult } = await ask(await machine(), { Scopes: [scope, scope] })
    expect(says(ClientAuthenticationResult?.AccessToken).scope).toBe(scope)
  })

  it.each([['other/read'], ['openid'], ['https://api.example.com/delete']])('gives no %s', async (scope) => {
    await expect(ask(await machine(), { Scopes: [scope] })).rejects.toEqual(
      fault('InvalidParameterException', `Invalid scope requested: ${scope}`),
    )
  })

  it.each<[string, Setting, object, ReturnType<typeof fault>]>([
    [
      'a wrong secret',
      {},
      { Secret: 'x'.repeat(24) },
      fault('NotAuthorizedException', /Unable to verify secret/),
    ],
    [
      'a flow that it has not got',
      { client: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] } },
      {},
      fault('InvalidParameterException', /not enabled/),
    ],
    [
      'a flow that it has not got alone',
      { client: { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'] } },
      {},
      fault('InvalidParameterException', /not enabled/),
    ],
    ['nobody', {}, { ClientId: 'nobody' }, fault('ResourceNotFoundException')],
  ])('refuses %s', async (_, setting, more, refusal) => {
    await expect(ask(await machine(setting), more)).rejects.toEqual(refusal)
  })

  it('refuses a client without a secret like one that does not know it', async () => {
    const { call, other } = await machine()
    await expect(call('GetClientToken', { ClientId: other.id, Secret })).rejects.toEqual(
      fault('NotAuthorizedException', /Unable to verify secret/),
    )
  })

  it('is of a client through which nobody signs in', async () => {
    const { start } = await machine()
    await expect(start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: 'x' })).rejects.toEqual(
      fault('InvalidParameterException', /not enabled/),
    )
  })

  it('is of no user, so that it opens nobody’s account', async () => {
    const there = await machine()
    const { ClientAuthenticationResult } = await ask(there)
    const AccessToken = ClientAuthenticationResult?.AccessToken ?? ''
    await expect(there.call('GetUser', { AccessToken })).rejects.toEqual(fault('NotAuthorizedException'))
  })
})

describe('the script of a client’s token', () => {
  const answers =
    (accessTokenGeneration: object): Script =>
    (event) => ({ ...event, response: { claimsAndScopeOverrideDetails: { accessTokenGeneration } } })

  it('hears of the machine, and changes claims and scopes but for those that are fixed', async () => {
    const there = await machine({
      version: 'V3_0',
      scripts: {
        PreTokenGeneration: answers({
          claimsToAddOrOverride: { tenant: 'acme', sub: 'somebody', version: 7 },
          scopesToAdd: ['extra/scope'],
          scopesToSuppress: ['https://api.example.com/write'],
        }),
      },
    })
    const { ClientAuthenticationResult } = await ask(there, { ClientMetadata: { why: 'nightly' } })
    expect(says(ClientAuthenticationResult?.AccessToken)).toMatchObject({
      sub: there.client.id,
      version: 2,
      tenant: 'acme',
      scope: 'https://api.example.com/read extra/scope',
    })
    expect(there.seen).toMatchObject([
      {
        triggerSource: 'TokenGeneration_ClientCredentials',
        userName: 'ClientCredentials',
        callerContext: { clientId: there.client.id },
        request: { userAttributes: {}, groupConfiguration: null, clientMetadata: { why: 'nightly' } },
      },
    ])
  })

  it('hears of none in an older form', async () => {
    const there = await machine({ version: 'V2_0', scripts: { PreTokenGeneration: answers({}) } })
    await ask(there)
    expect(there.seen).toEqual([])
  })

  it('may not add more than a token holds', async () => {
    const claimsToAddOrOverride = Object.fromEntries(
      Array.from({ length: 5_001 }, (_, n) => [`claim${n}`, 1]),
    )
    const there = await machine({
      version: 'V3_0',
      scripts: { PreTokenGeneration: answers({ claimsToAddOrOverride }) },
    })
    await expect(ask(there)).rejects.toEqual(fault('NotAuthorizedException', /exceeds the limit/))
  })

  it('may refuse it', async () => {
    const refuses: Script = () => {
      throw new Error('not tonight')
    }
    const there = await machine({ version: 'V3_0', scripts: { PreTokenGeneration: refuses } })
    await expect(ask(there)).rejects.toEqual(
      fault('NotAuthorizedException', 'PreTokenGeneration failed with error not tonight.'),
    )
  })
})

describe('a client that gets tokens for itself', () => {
  const make = async (more: object) => {
    const { call } = await world()
    const UserPoolId = (await call('CreateUserPool', { PoolName: 'shop' })).UserPool?.Id ?? ''
    const flows = { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH' as const] }
    const client = { UserPoolId, ClientName: 'batch', ...flows, ...more }
    return { call, UserPoolId, ...(await call('CreateUserPoolClient', client)) }
  }

  it('is made with a secret, and keeps it when it is said anew', async () => {
    const { call, UserPoolId, UserPoolClient } = await make({ GenerateSecret: true })
    const ClientId = UserPoolClient?.ClientId ?? ''
    await call('UpdateUserPoolClient', {
      UserPoolId,
      ClientId,
      ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'],
    })
    const { ClientAuthenticationResult } = await call('GetClientToken', {
      ClientId,
      Secret: UserPoolClient?.ClientSecret ?? '',
    })
    expect(says(ClientAuthenticationResult?.AccessToken)).toMatchObject({ sub: ClientId, scope: '' })
  })

  it.each([
    ['without a secret', {}],
    [
      'beside people',
      { GenerateSecret: true, ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'] },
    ],
  ])('is not made %s', async (_, more) => {
    await expect(make(more)).rejects.toEqual(fault('InvalidParameterException'))
  })
})
