import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saidBy } from '../federation/world.ts'
import { callback, samlShop, toldBy, type SamlShop } from './world.ts'

let shop: SamlShop
beforeAll(async () => {
  shop = await samlShop()
})
afterAll(() => shop.stop())

describe('samlify as identity provider, unmodified', () => {
  it('signs somebody in whom it knows', async () => {
    const browser = shop.browse()
    const page = await shop.atCorp(browser)
    const [request] = shop.corp.requests
    expect(request?.xml).toContain(`AssertionConsumerServiceURL="${shop.acs}"`)
    const sent = await browser.send(page)
    expect(sent.url).toMatch(new RegExp(`^${callback}\\?code=[\\w-]+&state=of\\+the\\+app$`))
    expect(saidBy((await shop.redeem(sent.url))['id_token'])).toMatchObject({
      'cognito:username': 'Corp_bob',
      'cognito:groups': [`${shop.UserPoolId}_Corp`],
      email: 'bob@corp.example',
      email_verified: false,
      name: 'bob of Corp',
      'custom:groups': '[one,two+%26+three]',
      identities: [
        {
          userId: 'bob',
          providerName: 'Corp',
          providerType: 'SAML',
          issuer: shop.corp.entityId,
          primary: 'true',
          dateCreated: expect.any(String),
        },
      ],
    })
    expect(toldBy(sent)).not.toHaveProperty('error')
  })
})
