import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programs, type Programs } from './programs.ts'
import { callback, password } from './world.ts'

// The server of a test speaks HTTP. Nothing else of the client is made lenient.
const plain = { [oauth.allowInsecureRequests]: true } as const

let world: Programs
let as: oauth.AuthorizationServer
beforeAll(async () => {
  world = await programs()
  const issuer = new URL(world.issuer)
  as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, plain))
})
afterAll(() => world.stop())

/** An app, and how it says who it is. */
async function app(name: string, way: 'basic' | 'post' | 'none') {
  const secret = way === 'none' ? '' : await world.secret(name)
  const shows = { basic: oauth.ClientSecretBasic, post: oauth.ClientSecretPost, none: oauth.None }[way]
  return { client: { client_id: world.client(name) } as oauth.Client, shown: shows(secret) }
}

/** Signs Ana in for an app, by a code with PKCE, state and nonce, and checks all that the client checks. */
async function signIn(name: string, way: 'basic' | 'post' | 'none', scope: string) {
  const { client, shown } = await app(name, way)
  const verifier = oauth.generateRandomCodeVerifier()
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()]
  const address = new URL(as.authorization_endpoint ?? '')
  address.search = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: callback,
    response_type: 'code',
    scope,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString()
  const back = oauth.validateAuthResponse(as, client, await world.signIn(address.href), state)
  const response = await oauth.authorizationCodeGrantRequest(
    as,
    client,
    shown,
    back,
    callback,
    verifier,
    plain,
  )
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
    maxAge: 300,
  })
  await oauth.validateApplicationLevelSignature(as, response, plain)
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  return { client, shown, tokens, claims: claims as oauth.IDToken }
}

describe('oauth4webapi, unmodified', () => {
  it('finds the endpoints by discovery, also on the domain of the pool', async () => {
    for (const name of ['authorization', 'token', 'userinfo', 'revocation'])
      expect(as[`${name}_endpoint`]).toMatch(new RegExp(`^${RegExp.escape(world.domain)}/oauth2/`))
    const told = await fetch(`${world.domain}/.well-known/openid-configuration`)
    expect(await oauth.processDiscoveryResponse(new URL(world.issuer), told)).toEqual(as)
  })

  it.each([
    ['web', 'none'],
    ['backend', 'basic'],
    ['backend', 'post'],
  ] as const)('signs somebody in and renews their tokens: %s, %s', async (name, way) => {
    const { client, shown, tokens, claims } = await signIn(name, way, 'openid email')
    expect(claims).toMatchObject({
      email: 'ana@example.com',
      aud: client.client_id,
      at_hash: expect.any(String),
    })
    const asked = await oauth.refreshTokenGrantRequest(as, client, shown, tokens.refresh_token ?? '', plain)
    const renewed = await oauth.processRefreshTokenResponse(as, client, asked)
    expect(oauth.getValidatedIdTokenClaims(renewed)).toMatchObject({ sub: claims.sub })
    expect(renewed.access_token).not.toBe(tokens.access_token)
  })

  it('reads who somebody is', async () => {
    const { client, tokens, claims } = await signIn('web', 'none', 'openid email')
    const response = await oauth.userInfoRequest(as, client, tokens.access_token, plain)
    expect(await oauth.processUserInfoResponse(as, client, claims.sub, response)).toMatchObject({
      sub: claims.sub,
      email: 'ana@example.com',
    })
  })

  it('finds where a browser is signed out', async () => {
    const away = new URL(as.end_session_endpoint ?? '')
    const logout_uri = 'https://shop.example.com/bye'
    away.search = new URLSearchParams({ client_id: world.client('web'), logout_uri }).toString()
    const visitor = world.browser()
    const address = `${as.authorization_endpoint}?${new URLSearchParams({
      client_id: world.client('web'),
      redirect_uri: callback,
      response_type: 'code',
      scope: 'openid',
    })}`
    const page = await visitor.go(address)
    expect((await visitor.send(page, { username: 'ana', password })).url).toContain(`${callback}?code=`)
    expect((await visitor.go(away.href)).url).toBe(logout_uri)
    expect(new URL((await visitor.go(address)).url).pathname).toBe('/shop/login')
  })

  it('gets a token for a machine', async () => {
    for (const way of ['basic', 'post'] as const) {
      const { client, shown } = await app('machine', way)
      const parameters = { scope: 'https://api.example.com/read' }
      const asked = await oauth.clientCredentialsGrantRequest(as, client, shown, parameters, plain)
      const tokens = await oauth.processClientCredentialsResponse(as, client, asked)
      expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600 })
      expect(tokens).not.toHaveProperty('refresh_token')
    }
  })

  it('takes tokens back', async () => {
    const { client, shown, tokens } = await signIn('backend', 'basic', 'openid')
    const revoked = await oauth.revocationRequest(as, client, shown, tokens.refresh_token ?? '', plain)
    await oauth.processRevocationResponse(revoked)
    const asked = await oauth.refreshTokenGrantRequest(as, client, shown, tokens.refresh_token ?? '', plain)
    await expect(oauth.processRefreshTokenResponse(as, client, asked)).rejects.toMatchObject({
      error: 'invalid_grant',
      status: 400,
    })
  })

  it('is told by what it knows that a secret is wrong', async () => {
    const { client } = await app('machine', 'basic')
    const guess = oauth.ClientSecretBasic('guess')
    const asked = await oauth.clientCredentialsGrantRequest(as, client, guess, {}, plain)
    await expect(oauth.processClientCredentialsResponse(as, client, asked)).rejects.toMatchObject({
      code: oauth.RESPONSE_BODY_ERROR,
      error: 'invalid_client',
    })
  })

  it('is told by what it knows that the app was refused', async () => {
    const { client } = await app('web', 'none')
    const address = new URL(as.authorization_endpoint ?? '')
    address.search = new URLSearchParams({
      client_id: client.client_id,
      redirect_uri: callback,
      response_type: 'code',
      scope: 'openid nothing',
      state: 'once',
    }).toString()
    const response = await fetch(address, { redirect: 'manual' })
    const back = new URL(response.headers.get('location') ?? '')
    expect(() => oauth.validateAuthResponse(as, client, back, 'once')).toThrow(
      expect.objectContaining({ code: oauth.AUTHORIZATION_RESPONSE_ERROR, error: 'invalid_scope' }),
    )
  })
})
