import { GetSigningCertificateCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saidBy } from '../federation/world.ts'
import type { Behaviour } from './open-saml-idp.ts'
import { certificateIn } from './open-saml-idp.ts'
import { callback, samlShop, toldBy, type SamlShop } from './world.ts'

let shop: SamlShop
let secretive: SamlShop
const plain: Partial<Behaviour> = {
  signed: 'assertion',
  encrypted: false,
  wantSigned: false,
  binding: 'redirect',
  says: {},
}
beforeAll(async () => {
  shop = await samlShop({ signRequests: true })
  secretive = await samlShop({ signRequests: true, encryptedResponses: true }, { encrypted: true })
})
afterAll(() => Promise.all([shop.stop(), secretive.stop()]))
beforeEach(() => void Object.assign(shop.corp.behaviour, plain))

const withCode = new RegExp(`^${callback}\\?code=[\\w-]+&state=of\\+the\\+app$`)

describe('samlify as identity provider, unmodified', () => {
  it('signs somebody in whom it knows', async () => {
    const browser = shop.browse()
    const page = await shop.atCorp(browser)
    const sent = await browser.send(page)
    expect(sent.url).toMatch(withCode)
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
  })

  it.each<[string, Partial<Behaviour>]>([
    ['wants signed requests', { wantSigned: true }],
    ['signs whole responses', { signed: 'response' }],
    ['signs both', { signed: 'both' }],
  ])('does so where it %s', async (_, behaviour) => {
    Object.assign(shop.corp.behaviour, behaviour)
    const sent = await shop.come(shop.browse())
    expect(sent.url).toMatch(withCode)
  })

  it.each<[string, Behaviour['signed']]>([
    ['encrypts what it has signed', 'assertion'],
    ['signs what it has encrypted', 'response'],
    ['signs both, and encrypts', 'both'],
  ])('does so where it %s', async (_, signed) => {
    Object.assign(secretive.corp.behaviour, { encrypted: true, signed })
    const sent = await secretive.come(secretive.browse())
    expect(sent.url).toMatch(withCode)
  })

  it('does not where it is to encrypt, and does not', async () => {
    Object.assign(secretive.corp.behaviour, { encrypted: false, signed: 'assertion' })
    expect(toldBy(await secretive.come(secretive.browse()))).toMatchObject({
      error: 'server_error',
      error_description: 'Invalid SAML response received: SAML Response is invalid.',
    })
  })

  it('nor where it encrypts, and nobody has asked for it', async () => {
    Object.assign(shop.corp.behaviour, { encrypted: true })
    expect(toldBy(await shop.come(shop.browse()))).toMatchObject({ error: 'server_error' })
  })

  it('is asked by a mail domain that leads to it, and asks anew where the app wants it', async () => {
    const browser = shop.browse()
    const begin = shop.address({ identity_provider: '', idp_identifier: 'corp.example', prompt: 'login' })
    expect((await shop.come(browser, 'bob', begin)).url).toMatch(withCode)
    expect(shop.corp.requests.at(-1)?.xml).toContain('ForceAuthn="true"')
  })

  it('asks for an answer to the very place that the pool publishes', async () => {
    await shop.come(shop.browse())
    const { xml = '' } = shop.corp.requests.at(-1) ?? {}
    expect(xml).toContain(`AssertionConsumerServiceURL="${shop.acs}"`)
    expect(xml).toContain(`>urn:amazon:cognito:sp:${shop.UserPoolId}</saml:Issuer>`)
    expect(xml).toContain(`Destination="${shop.corp.url}/sso"`)
  })

  it('gives tokens where the app wants them at once', async () => {
    const sent = await shop.come(shop.browse(), 'bob', shop.address({ response_type: 'token' }))
    const told = new URLSearchParams(new URL(sent.url).hash.slice(1))
    expect(saidBy(told.get('id_token'))).toMatchObject({ 'cognito:username': 'Corp_bob' })
  })

  it('makes one user of one name, and another of another', async () => {
    const subs = []
    for (const login of ['bob', 'bob', 'eve'])
      subs.push(saidBy((await shop.redeem((await shop.come(shop.browse(), login)).url))['id_token'])['sub'])
    expect(subs[0]).toBe(subs[1])
    expect(subs[0]).not.toBe(subs[2])
  })
})

describe('what the pool says of itself', () => {
  it('is its name, its places and its certificates', async () => {
    const response = await fetch(`${shop.domain}/saml2/metadata`)
    expect(response.headers.get('content-type')).toBe('application/samlmetadata+xml')
    const text = await response.text()
    expect(text).toContain(`entityID="urn:amazon:cognito:sp:${shop.UserPoolId}"`)
    expect(text).toContain(`Location="${shop.acs}"`)
    expect(text).toContain(`Location="${shop.domain}/saml2/logout"`)
    const { Certificate } = await shop.aws.send(
      new GetSigningCertificateCommand({ UserPoolId: shop.UserPoolId }),
    )
    expect(certificateIn(text, 'signing')).toBe(Certificate)
    expect(certificateIn(text, 'encryption')).not.toBe(Certificate)
  })
})

describe('a provider that takes forms', () => {
  it('is brought a signed one, by a page that needs no script', async () => {
    const other = await samlShop({ signRequests: true }, { binding: 'post', wantSigned: true })
    try {
      const browser = other.browse()
      const page = await browser.go(other.address({ lang: 'en' }))
      expect(page.html).toContain('On to your organization')
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
      const sent = await browser.send(await browser.send(await browser.send(page), { login: 'bob' }))
      expect(sent.url).toMatch(withCode)
      expect(toldBy(sent)).toMatchObject({ state: 'of the app' })
    } finally {
      await other.stop()
    }
  })
})
