import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callback, federatedShop, saidBy, type FederatedShop } from './world.ts'

let shop: FederatedShop
beforeAll(async () => {
  shop = await federatedShop()
})
afterAll(() => shop.stop())

describe('oidc-provider, unmodified', () => {
  it('signs somebody in whom it knows, by a code with PKCE', async () => {
    const browser = shop.browse()
    const page = await browser.go(shop.address('web', { identity_provider: 'Corp', nonce: 'of the app' }))
    expect(page.url).toMatch(new RegExp(`^${shop.upstream.url}/interaction/`))
    const asked = new URL(browser.visited.find((url) => url.startsWith(`${shop.upstream.url}/auth?`)) ?? '')
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: 'shop',
      redirect_uri: `${shop.domain}/oauth2/idpresponse`,
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    })
    const sent = await shop.atCorp(browser, page)
    expect(sent.url).toMatch(new RegExp(`^${callback}\\?code=[\\w-]+&state=of\\+the\\+app$`))
    expect(saidBy((await shop.redeem(sent.url))['id_token'])).toMatchObject({
      'cognito:username': 'Corp_bob',
      'cognito:groups': [`${shop.UserPoolId}_Corp`],
      email: 'bob@corp.example',
      email_verified: true,
      name: 'bob of Corp',
      'custom:department': 'shoes',
      nonce: 'of the app',
      identities: [expect.objectContaining({ userId: 'bob', providerName: 'Corp', providerType: 'OIDC' })],
    })
  })
})
