import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  ask,
  begin,
  codeVerifier,
  federation,
  json,
  nonce,
  openOidcStandIn,
  returnTo,
  secret,
  signingKey,
} from './stand-in.ts'

const key = await signingKey('first')

describe('an OpenID Connect provider', () => {
  it('is gone to where its discovery document says, with all that must come back', async () => {
    const { idp, url, discovery } = await openOidcStandIn(key)
    discovery({ code_challenge_methods_supported: ['S256'] })
    expect(await begin(federation(), idp, { loginHint: 'bob@corp.example', prompt: 'login' })).toMatchObject({
      pkce: true,
      place: `${url}/authorize`,
      asks: {
        response_type: 'code',
        client_id: 'shop',
        redirect_uri: returnTo,
        scope: 'openid email',
        state: 'a state',
        nonce,
        code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
        code_challenge_method: 'S256',
        login_hint: 'bob@corp.example',
        prompt: 'login',
      },
    })
  })

  it('is not asked for PKCE where it does not say that it has it', async () => {
    const { idp } = await openOidcStandIn(key)
    const begun = await begin(federation(), idp)
    expect(begun).toMatchObject({ pkce: false })
    expect(begun).not.toHaveProperty('asks.code_challenge')
  })

  it('is spoken to by what its details say, without a look at what it publishes', async () => {
    const { idp, url, paths } = await openOidcStandIn(key)
    const ProviderDetails = {
      ...idp.ProviderDetails,
      authorize_url: `${url}/authorize`,
      token_url: `${url}/token`,
      jwks_uri: `${url}/keys`,
      attributes_url: `${url}/userinfo`,
    }
    const port = federation()
    expect(await begin(port, { ...idp, ProviderDetails })).toMatchObject({ place: `${url}/authorize` })
    expect(await ask(port, { ...idp, ProviderDetails })).toMatchObject({ subject: 'bob' })
    expect(paths()).toEqual(['/token', '/keys', '/userinfo'])
  })

  it('tells of somebody by an ID token and user info, as texts', async () => {
    const { idp, sentTo } = await openOidcStandIn(key)
    expect(await ask(federation(), idp, undefined, { codeVerifier })).toEqual({
      subject: 'bob',
      issuer: null,
      heard: {
        tokenResponse: expect.objectContaining({ access_token: 'an-access-token' }),
        idToken: expect.objectContaining({ sub: 'bob' }),
        userInfo: { sub: 'bob', email: 'bob@corp.example', email_verified: true, age: 42 },
      },
      brought: expect.objectContaining({
        sub: 'bob',
        email: 'bob@corp.example',
        email_verified: 'true',
        age: '42',
        access_token: 'an-access-token',
      }),
    })
    expect(sentTo('/token')).toEqual({
      grant_type: 'authorization_code',
      client_id: 'shop',
      client_secret: secret,
      code: 'a code',
      code_verifier: codeVerifier,
      redirect_uri: returnTo,
    })
  })

  it('is shown no secret where there is none', async () => {
    const { idp, sentTo } = await openOidcStandIn(key)
    const { client_secret: _, ...ProviderDetails } = idp.ProviderDetails
    expect(await ask(federation(), { ...idp, ProviderDetails })).toMatchObject({ subject: 'bob' })
    expect(sentTo('/token')).toMatchObject({ client_id: 'shop' })
    expect(sentTo('/token')).not.toHaveProperty('client_secret')
  })

  it('is shown its secret by HTTP Basic where it takes it in no other way', async () => {
    const { idp, discovery, seen, sentTo } = await openOidcStandIn(key)
    discovery({ token_endpoint_auth_methods_supported: ['client_secret_basic'] })
    expect(await ask(federation(), idp)).toMatchObject({ subject: 'bob' })
    expect(sentTo('/token')).not.toHaveProperty('client_secret')
    expect(seen.find(({ url }) => url === '/token')?.headers.authorization).toMatch(/^Basic /)
  })

  it('is asked for user info as it wants it', async () => {
    const { idp, seen } = await openOidcStandIn(key)
    const ProviderDetails = { ...idp.ProviderDetails, attributes_request_method: 'POST' }
    await ask(federation(), { ...idp, ProviderDetails })
    expect(seen.find(({ url }) => url === '/userinfo')).toMatchObject({
      method: 'POST',
      headers: { authorization: 'Bearer an-access-token' },
    })
  })

  it('may have none, and the ID token tells alone', async () => {
    const { idp, discovery } = await openOidcStandIn(key)
    discovery({ userinfo_endpoint: undefined })
    expect(await ask(federation(), idp)).toMatchObject({ brought: { sub: 'bob' } })
  })

  it('may sign by another key than before', async () => {
    const { idp, gives, publish } = await openOidcStandIn(key)
    const port = federation()
    expect(await ask(port, idp)).toMatchObject({ subject: 'bob' })
    const next = await signingKey('next')
    publish(next)
    await gives({}, next)
    expect(await ask(port, idp)).toMatchObject({ subject: 'bob' })
    await gives({}, key)
    expect(await ask(port, idp)).toEqual({ error: 'invalid_request', description: 'Bad id_token signature' })
  })

  it('cannot be spoken to without the secret that it knows', async () => {
    const { idp, paths } = await openOidcStandIn(key)
    const ProviderDetails = { ...idp.ProviderDetails, client_secret: { secret: 'unbound' } as never }
    const refused = { error: 'server_error', description: 'Corp is not fully configured' }
    expect(await begin(federation(), { ...idp, ProviderDetails })).toEqual(refused)
    expect(await ask(federation(), { ...idp, ProviderDetails })).toEqual(refused)
    expect(paths()).toEqual([])
  })
})

describe('what a provider says itself is handed on', () => {
  it.each([
    ['that somebody has said no', { error: 'access_denied' }, 'access_denied', 'The user has denied access'],
    [
      'that somebody has said no, in words',
      { error: 'access_denied', error_description: 'not today' },
      'access_denied',
      'not today',
    ],
    [
      'that it does not work',
      { error: 'temporarily_unavailable', error_description: 'try later' },
      'invalid_request',
      'temporarily_unavailable; try later',
    ],
    [
      'without what is no plain line of words',
      { error: 'bad\r\nset-cookie: a=b', error_description: `é${'x'.repeat(500)}` },
      'invalid_request',
      `bad  set-cookie: a=b;  ${'x'.repeat(177)}`,
    ],
    ['that it has no code', {}, 'invalid_request', 'The identity provider has given no code'],
  ] as const)('%s', async (_, answer, error, description) => {
    const { idp, paths } = await openOidcStandIn(key)
    expect(await ask(federation(), idp, answer)).toEqual({ error, description })
    expect(paths()).toEqual([])
  })
})

describe('a provider that does not do what it should', () => {
  it.each([
    [
      'refuses the code',
      '/token',
      json({ error: 'invalid_grant', error_description: '<b>no</b>' }, 400),
      'Corp Error - 400 error getting token',
    ],
    ['fails', '/token', json({}, 500), 'Corp Error - 500 error getting token'],
    [
      'is a page',
      '/token',
      (_: unknown, response: { end(text: string): void }) => response.end('<html>'),
      'Corp Error - 200 error getting token',
    ],
    ['has no user info', '/userinfo', json({}, 503), 'Corp Error - 503 error getting userInfo'],
  ] as const)('%s', async (_, path, answer, description) => {
    const { idp, answers } = await openOidcStandIn(key)
    answers[path] = answer as never
    expect(await ask(federation(), idp)).toEqual({ error: 'invalid_request', description })
  })

  it('ends the connection', async () => {
    const { idp, answers } = await openOidcStandIn(key)
    answers['/token'] = (request) => request.socket.destroy()
    expect(await ask(federation(), idp)).toEqual({
      error: 'invalid_request',
      description: 'Connection reset',
    })
  })

  it.each([
    ['begins no answer', () => {}],
    ['ends no answer', (_: unknown, response: { write(text: string): void }) => void response.write('{')],
  ])('%s', async (_, answer) => {
    const { idp, answers } = await openOidcStandIn(key)
    const port = federation({ time: 400 })
    await begin(port, idp)
    answers['/token'] = answer as never
    expect(await ask(port, idp)).toEqual({
      error: 'invalid_request',
      description: 'Timeout occurred in calling IdP token endpoint',
    })
  })

  it('is nowhere', async () => {
    const { idp } = await openOidcStandIn(key)
    const ProviderDetails = { ...idp.ProviderDetails, oidc_issuer: 'http://localhost:1' }
    expect(await begin(federation(), { ...idp, ProviderDetails })).toEqual({
      error: 'invalid_request',
      description: 'The identity provider cannot be reached',
    })
  })
})
