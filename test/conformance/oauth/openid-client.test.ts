import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callback, password, shop, type Shop } from './world.ts'

let world: Shop
let config: client.Configuration
beforeAll(async () => {
  world = await shop()
  config = await client.discovery(new URL(world.issuer), world.client('web'), undefined, client.None(), {
    execute: [client.allowInsecureRequests],
  })
})
afterAll(() => world.stop())

describe('openid-client, unmodified', () => {
  it('signs somebody in by a code, with PKCE, state and nonce', async () => {
    const pkceCodeVerifier = client.randomPKCECodeVerifier()
    const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()]
    const address = client.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: 'openid email',
      state: expectedState,
      nonce: expectedNonce,
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    })
    const tokens = await client.authorizationCodeGrant(config, await world.signIn(address.href), {
      pkceCodeVerifier,
      expectedState,
      expectedNonce,
    })
    expect(tokens.claims()).toMatchObject({ email: 'ana@example.com', 'cognito:username': 'ana' })
    expect(tokens.claims()).not.toHaveProperty('phone_number')
  })

  it('renews tokens, and signs the browser out', async () => {
    const address = client.buildAuthorizationUrl(config, { redirect_uri: callback, scope: 'openid' })
    const visitor = world.browser()
    const { url } = await visitor.send(await visitor.go(address.href), { username: 'ana', password })
    const tokens = await client.authorizationCodeGrant(config, new URL(url))
    const renewed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '')
    expect(renewed.claims()?.sub).toBe(tokens.claims()?.sub)
    expect(renewed.access_token).not.toBe(tokens.access_token)
    expect((await visitor.go(address.href)).url).toContain(`${callback}?code=`)
    const away = client.buildEndSessionUrl(config, { logout_uri: 'https://shop.example.com/bye' })
    expect((await visitor.go(away.href)).url).toBe('https://shop.example.com/bye')
    expect(new URL((await visitor.go(address.href)).url).pathname).toBe('/shop/login')
  })
})
