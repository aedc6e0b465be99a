import { createHmac, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import {
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUserGlobalSignOutCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { files } from './world.ts'
import { bearer, post, programs, send, type Programs } from './programs.ts'
import { callback, password } from './world.ts'

let world: Programs
beforeAll(async () => {
  const other = files['pools/shop.pool.yaml']?.replace('domain: { name: shop }', 'domain: { name: market }')
  world = await programs({ 'pools/market.pool.yaml': other ?? '' })
})
afterAll(() => world.stop())

const tokens = async (scope: string) => (await world.redeem(await world.code({ scope }))).body
const access = async (scope = 'openid email'): Promise<string> => (await tokens(scope))['access_token']

const gone = 'Access token is expired, disabled, or deleted, or the user has globally signed out.'
const refusal = (error_description: string) => ({
  status: 401,
  headers: { 'www-authenticate': `error="invalid_token", error_description="${error_description}"` },
  body: { error: 'invalid_token', error_description },
})

describe('user info', () => {
  it.each<[string, readonly string[]]>([
    ['openid', ['email', 'email_verified', 'phone_number', 'sub', 'username']],
    ['openid email', ['email', 'email_verified', 'sub', 'username']],
    ['openid phone', ['phone_number', 'sub', 'username']],
    ['openid email profile', ['email', 'email_verified', 'phone_number', 'sub', 'username']],
  ])('is what the scopes allow: %s', async (scope, names) => {
    const { status, headers, body } = await world.userInfo(bearer(await access(scope)))
    expect([status, Object.keys(body).sort()]).toEqual([200, names])
    expect(headers).toMatchObject({
      'content-type': 'application/json;charset=UTF-8',
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
    })
    for (const value of Object.values(body)) expect(value).toEqual(expect.any(String))
  })

  it('is told by GET and by POST, and to whoever writes `bearer`', async () => {
    const token = await access()
    const told = { status: 200, body: { email: 'ana@example.com', email_verified: 'true', username: 'ana' } }
    expect(await world.userInfo(bearer(token))).toMatchObject(told)
    expect(await world.userInfo(bearer(token), 'POST')).toMatchObject(told)
    expect(await world.userInfo({ authorization: `bearer ${token}` })).toMatchObject(told)
  })

  it.each<[string, Record<string, string>]>([
    ['without a token', {}],
    ['with an empty token', { authorization: 'Bearer ' }],
    ['by another scheme', { authorization: 'Basic eDp5' }],
    ['with two tokens', { authorization: 'Bearer a.b.c d.e.f' }],
  ])('is not told %s', async (_, headers) =>
    expect(await world.userInfo(headers)).toMatchObject({
      status: 400,
      headers: {
        'www-authenticate':
          'error="invalid_request", error_description="Bad OAuth2 request at UserInfo Endpoint"',
      },
      body: { error: 'invalid_request', error_description: 'Bad OAuth2 request at UserInfo Endpoint' },
    }),
  )

  it('reads no token of the address or a form', async () => {
    const access_token = await access()
    const query = new URLSearchParams({ access_token })
    expect((await send(`${world.at('/oauth2/userInfo')}?${query}`)).status).toBe(400)
    expect((await post(world.at('/oauth2/userInfo'), { access_token })).status).toBe(400)
  })

  it('is not told for a token without `openid`, of OAuth or of the API', async () => {
    const { AuthenticationResult } = await world.aws.send(
      new InitiateAuthCommand({
        ClientId: world.client('web'),
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ana', PASSWORD: password },
      }),
    )
    for (const token of [
      AuthenticationResult?.AccessToken ?? '',
      await access('aws.cognito.signin.user.admin'),
    ])
      expect(await world.userInfo(bearer(token))).toMatchObject(
        refusal('Access token does not contain openid scope'),
      )
  })

  it('is not told for an ID token, a refresh token, or a token of a machine', async () => {
    const given = await tokens('openid')
    const machine = await world.token({
      grant_type: 'client_credentials',
      client_id: world.client('machine'),
      client_secret: await world.secret('machine'),
    })
    for (const token of [given['id_token'], given['refresh_token'], machine.body['access_token']])
      expect(await world.userInfo(bearer(token))).toMatchObject(refusal(gone))
  })

  it('is not told for a token of another pool, by the domain of either', async () => {
    const token = await access()
    const at = (domain: string) => `${world.server.url}/${domain}/oauth2/userInfo`
    expect(await send(at('market'), { headers: bearer(token) })).toMatchObject(refusal(gone))
    expect((await send(at('shop'), { headers: bearer(token) })).status).toBe(200)
  })

  it('is not told once the user has signed out everywhere, or is disabled', async () => {
    await world.user('bob', { email: 'bob@example.com' })
    const of = { UserPoolId: world.UserPoolId, Username: 'bob' }
    const come = async () => {
      const query = new URLSearchParams({
        client_id: world.client('web'),
        response_type: 'code',
        redirect_uri: callback,
        scope: 'openid',
      })
      const back = await world.signIn(`${world.at('/oauth2/authorize')}?${query}`, 'bob')
      const { body } = await world.redeem(back.searchParams.get('code') ?? '')
      expect((await world.userInfo(bearer(body['access_token']))).status).toBe(200)
      return bearer(body['access_token'])
    }
    const first = await come()
    await world.aws.send(new AdminUserGlobalSignOutCommand(of))
    expect(await world.userInfo(first)).toMatchObject(refusal(gone))
    await world.aws.send(new AdminEnableUserCommand(of))
    const second = await come()
    await world.aws.send(new AdminDisableUserCommand(of))
    expect(await world.userInfo(second)).toMatchObject(refusal(gone))
  })
})

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const parts = (token: string) => {
  const [header = '', payload = ''] = token.split('.')
  const read = (text: string) =>
    JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>
  return { header: read(header), payload: read(payload), payloadText: payload }
}
const signed = (header: object, payload: object, key: KeyObject) => {
  const text = `${part(header)}.${part(payload)}`
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`
}

describe('a forged access token', () => {
  const mine = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keyOfPool = async () => {
    const { body } = await send(`${world.issuer}/.well-known/jwks.json`)
    return body['keys'][1] as { kid: string }
  }

  it.each<[string, (token: string) => string | Promise<string>]>([
    ['without a signature', (token) => token.replace(/[^.]+$/, '')],
    ['of no algorithm', (token) => `${part({ alg: 'none' })}.${parts(token).payloadText}.`],
    [
      'of no algorithm under the right key',
      (token) => `${part({ ...parts(token).header, alg: 'none' })}.${parts(token).payloadText}.`,
    ],
    [
      'whose HMAC is made with the public key',
      async (token) => {
        const pem = createPublicKey({ key: (await keyOfPool()) as never, format: 'jwk' })
        const text = `${part({ ...parts(token).header, alg: 'HS256' })}.${parts(token).payloadText}`
        const secret = pem.export({ type: 'spki', format: 'pem' })
        return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
      },
    ],
    [
      'signed by a stranger under the key’s name',
      (token) => signed(parts(token).header, parts(token).payload, mine.privateKey),
    ],
    [
      'that brings its key along',
      (token) =>
        signed(
          { ...parts(token).header, jwk: mine.publicKey.export({ format: 'jwk' }) },
          parts(token).payload,
          mine.privateKey,
        ),
    ],
    [
      'that says where its key is',
      (token) =>
        signed(
          { ...parts(token).header, jku: 'https://evil.example.com/jwks.json' },
          parts(token).payload,
          mine.privateKey,
        ),
    ],
    [
      'whose key is a file',
      (token) => signed({ alg: 'RS256', kid: '../../../../dev/null' }, parts(token).payload, mine.privateKey),
    ],
    [
      'whose key is what every object has',
      (token) => signed({ alg: 'RS256', kid: '__proto__' }, parts(token).payload, mine.privateKey),
    ],
    [
      'with another user in it',
      (token) => {
        const [header, , signature] = token.split('.')
        return `${header}.${part({ ...parts(token).payload, username: 'bob' })}.${signature}`
      },
    ],
    [
      'of another issuer',
      (token) =>
        signed(
          parts(token).header,
          { ...parts(token).payload, iss: 'https://evil.example.com' },
          mine.privateKey,
        ),
    ],
    [
      'with a letter of the signature changed',
      (token) => `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`,
    ],
    ['with more behind it', (token) => `${token}.${token.split('.')[2]}`],
    ['that is very long', () => `${'a'.repeat(5_000)}.${'b'.repeat(5_000)}.${'c'.repeat(500)}`],
  ])('%s opens nothing', async (_, forge) => {
    const token = await forge(await access())
    expect(await world.userInfo(bearer(token))).toMatchObject(refusal(gone))
  })

  it('is none where the token is as it was given', async () => {
    const token = await access()
    const key = createPublicKey({ key: (await keyOfPool()) as never, format: 'jwk' })
    const [header, payload, signature = ''] = token.split('.')
    const text = Buffer.from(`${header}.${payload}`)
    expect(verify('RSA-SHA256', text, key, Buffer.from(signature, 'base64url'))).toBe(true)
    expect((await world.userInfo(bearer(token))).status).toBe(200)
  })
})
