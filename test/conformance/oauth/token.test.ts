import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callback } from './world.ts'
import { basic, pkce, programs, type Form, type Programs } from './programs.ts'

const claims = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>

const files = {
  'pools/shop.pool.yaml': `
signIn: { with: [username] }
domain: { name: shop }
triggers: { preTokenGeneration: { use: tell, version: V3_0 } }
resourceServers:
  https://api.example.com: { scopes: { read: Read, write: Write } }
clients:
  web:
    auth: [password, refresh]
    oauth:
      flows: [code, implicit]
      scopes: [openid, email, phone, profile, https://api.example.com/read]
      callbacks: [${callback}, 'myapp://callback']
  turning:
    auth: [password]
    tokens: { rotation: {} }
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
  backend:
    secret: true
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid, email], callbacks: [${callback}] }
  machine:
    secret: true
    auth: [refresh]
    oauth: { flows: [client_credentials], scopes: [https://api.example.com/read] }
`,
  'triggers/tell.trigger.yaml': 'script: ./tell.js\nhooks: [preTokenGeneration]\n',
  'triggers/tell.js': `
exports.handler = async (event) => {
  const { triggerSource, request: { clientMetadata } } = event
  event.response.claimsAndScopeOverrideDetails = {
    accessTokenGeneration: { claimsToAddOrOverride: { heard: { triggerSource, clientMetadata: clientMetadata ?? null } } },
  }
  return event
}
`,
}

let world: Programs
let machine: Form
beforeAll(async () => {
  world = await programs(files)
  machine = basic(world.client('machine'), await world.secret('machine'))
})
afterAll(() => world.stop())

describe('the token endpoint', () => {
  it('answers as Cognito does, for pages of every site and for no cache', async () => {
    const { code_verifier, asked } = pkce()
    const { status, headers, body } = await world.redeem(await world.code({ scope: 'openid', ...asked }), {
      code_verifier,
    })
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'application/json;charset=UTF-8',
      'cache-control': 'no-store',
      pragma: 'no-cache',
      'access-control-allow-origin': '*',
      'x-amz-cognito-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(headers).not.toHaveProperty('set-cookie')
    const text = expect.any(String)
    expect(body).toEqual({
      id_token: text,
      access_token: text,
      refresh_token: text,
      expires_in: 3600,
      token_type: 'Bearer',
    })
    expect(claims(body['access_token'])).toMatchObject({
      heard: { triggerSource: 'TokenGeneration_HostedAuth', clientMetadata: null },
    })
  })

  it('gives a new access and ID token for a refresh token, and no other in its place', async () => {
    const { body: first } = await world.redeem(await world.code({ scope: 'openid email' }))
    const { status, body } = await world.token({
      grant_type: 'refresh_token',
      refresh_token: first['refresh_token'],
      client_id: world.client('web'),
      aws_client_metadata: '{"a":"b"}',
    })
    expect([status, Object.keys(body).sort()]).toEqual([
      200,
      ['access_token', 'expires_in', 'id_token', 'token_type'],
    ])
    expect(claims(body['access_token'])).toMatchObject({
      scope: 'openid email',
      heard: { triggerSource: 'TokenGeneration_RefreshTokens', clientMetadata: null },
    })
  })

  it('gives another refresh token where the client rotates them, and none for the old one', async () => {
    const client_id = world.client('turning')
    const { body: first } = await world.redeem(await world.code({}, 'turning'), { client_id })
    const refresh = (refresh_token: string) =>
      world.token({ grant_type: 'refresh_token', refresh_token, client_id })
    const { status, body } = await refresh(first['refresh_token'])
    expect([status, body['refresh_token']]).toEqual([200, expect.any(String)])
    expect(body['refresh_token']).not.toBe(first['refresh_token'])
    expect(await refresh(first['refresh_token'])).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    })
  })

  it('gives a machine a token of its own, and tells its script what it said', async () => {
    const form = { grant_type: 'client_credentials', aws_client_metadata: '{"batch":"nightly"}' }
    const { status, body } = await world.token(form, machine)
    expect([status, Object.keys(body).sort()]).toEqual([200, ['access_token', 'expires_in', 'token_type']])
    expect(claims(body['access_token'])).toMatchObject({
      sub: world.client('machine'),
      scope: 'https://api.example.com/read',
      heard: {
        triggerSource: 'TokenGeneration_ClientCredentials',
        clientMetadata: { batch: 'nightly' },
      },
    })
  })

  it('knows a client by HTTP Basic and by its form', async () => {
    const id = world.client('backend')
    const secret = await world.secret('backend')
    const code = () => world.code({ scope: 'openid' }, 'backend')
    for (const [form, headers] of [
      [{}, basic(id, secret)],
      [{ client_id: id }, basic(id, secret)],
      [{ client_id: id, client_secret: secret }, undefined],
    ] as const)
      expect(await world.redeem(await code(), form, headers)).toMatchObject({ status: 200 })
  })

  it.each<[string, () => Promise<[Form, Form?]> | [Form, Form?], string]>([
    ['nobody', () => [{}], 'invalid_request'],
    ['a client that there is not', () => [{ client_id: 'nobody' }], 'invalid_client'],
    [
      'a client without the secret that it has',
      () => [{ client_id: world.client('backend') }],
      'invalid_client',
    ],
    [
      'another secret in the form',
      () => [{ client_id: world.client('backend'), client_secret: 'guess' }],
      'invalid_client',
    ],
    ['another secret in the header', () => [{}, basic(world.client('backend'), 'guess')], 'invalid_client'],
    [
      'a secret in the header and in the form',
      async () => [
        { client_id: world.client('backend'), client_secret: await world.secret('backend') },
        basic(world.client('backend'), await world.secret('backend')),
      ],
      'invalid_request',
    ],
    [
      'one client in the header and another in the form',
      async () => [
        { client_id: world.client('web') },
        basic(world.client('backend'), await world.secret('backend')),
      ],
      'invalid_request',
    ],
    [
      'the secret of another client',
      async () => [{}, basic(world.client('backend'), await world.secret('machine'))],
      'invalid_client',
    ],
    ['a header that is no Basic', () => [{}, { authorization: 'Bearer x' }], 'invalid_request'],
    ['a header that is no base64', () => [{}, { authorization: 'Basic %%%' }], 'invalid_request'],
    [
      'a header without a secret',
      () => [{}, { authorization: `Basic ${Buffer.from('x').toString('base64')}` }],
      'invalid_request',
    ],
  ])('refuses %s', async (_, shown, error) => {
    const [form, headers] = await shown()
    const { status, body } = await world.token(
      { grant_type: 'refresh_token', refresh_token: 'x', ...form },
      headers,
    )
    expect([status, body]).toEqual([400, { error }])
  })

  it.each<[string, Form, object]>([
    ['no grant type', {}, { error: 'invalid_request' }],
    ['the password of a person', { grant_type: 'password' }, { error: 'unsupported_grant_type' }],
    ['a code grant without a code', { grant_type: 'authorization_code' }, { error: 'invalid_request' }],
    [
      'a code that nobody was given',
      {
        grant_type: 'authorization_code',
        code: '5bbb0fb0-fa1c-4ed5-9b3b-2dd9d8a8f3a2',
        redirect_uri: callback,
      },
      { error: 'invalid_grant' },
    ],
    [
      'a refresh token that nobody was given',
      { grant_type: 'refresh_token', refresh_token: 'x' },
      { error: 'invalid_grant' },
    ],
    [
      'a flow that the client may not use',
      { grant_type: 'client_credentials' },
      { error: 'unauthorized_client' },
    ],
  ])('refuses %s', async (_, form, refusal) => {
    const { status, body } = await world.token({ client_id: world.client('web'), ...form })
    expect([status, body]).toEqual([400, refusal])
  })

  it('says what is wrong with an address', async () => {
    const { status, body } = await world.redeem(await world.code(), { redirect_uri: 'myapp://callback' })
    expect([status, body]).toEqual([
      400,
      { error: 'unauthorized_client', error_description: 'invalid_redirect' },
    ])
  })

  it.each<[string, string, string]>([
    ['a scope that there is not', 'https://api.example.com/none', 'invalid_scope'],
    ['a scope that the client may not have', 'https://api.example.com/write', 'invalid_grant'],
  ])('refuses a machine %s', async (_, scope, error) => {
    const { status, body } = await world.token({ grant_type: 'client_credentials', scope }, machine)
    expect([status, body]).toEqual([400, { error }])
  })
})
