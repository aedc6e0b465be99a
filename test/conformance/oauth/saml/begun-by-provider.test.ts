import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Shown } from '../browser.ts'
import { saidBy } from '../federation/world.ts'
import { attributesOf } from './open-saml-idp.ts'
import { callback, samlShop, toldBy, type SamlShop } from './world.ts'

let shop: SamlShop
beforeAll(async () => {
  shop = await samlShop({ idpInitiated: true })
})
afterAll(() => shop.stop())

/** What the provider is told to say as `RelayState`. */
const relay = (more: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    identity_provider: 'Corp',
    client_id: shop.server.clientId('shop', 'web'),
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid email',
    ...more,
  }).toString()
const bring = async (RelayState: string, says: object = {}, SAMLResponse?: string): Promise<Shown> =>
  shop.browse().post(
    shop.acs,
    {
      SAMLResponse:
        SAMLResponse ??
        (await shop.corp.respond({ nameId: 'bob', attributes: attributesOf('bob') ?? {}, ...says })),
      RelayState,
    },
    shop.corp.url,
  )
const lost = (page: Shown) => expect([page.status, new URL(page.url).pathname]).toEqual([400, '/shop/error'])

describe('a sign-in that the provider begins', () => {
  it('leads to the app that it names, with the state that it says', async () => {
    const sent = await bring(relay({ state: 'of the portal' }))
    expect(sent.url).toMatch(new RegExp(`^${callback}\\?code=[\\w-]+&state=of\\+the\\+portal$`))
    expect(saidBy((await shop.redeem(sent.url))['id_token'])).toMatchObject({
      'cognito:username': 'Corp_bob',
      email: 'bob@corp.example',
    })
  })

  it('leads there by another name of the provider', async () => {
    expect(
      toldBy(await bring(relay({ identity_provider: '', idp_identifier: 'corp.example' }))),
    ).toHaveProperty('code')
  })

  it('may not begin with an assertion that answers somebody', async () => {
    expect(toldBy(await bring(relay(), { answers: '_somebody' }))).toEqual({
      error: 'invalid_request',
      error_description: 'Invalid samlResponse or relayState from identity provider',
    })
  })

  it('may not be six minutes old', async () => {
    expect(toldBy(await bring(relay(), { issued: -359 }))).toHaveProperty('code')
    expect(toldBy(await bring(relay(), { issued: -361 }))).toMatchObject({
      error_description: 'Invalid SAML response received: SAML Assertion has expired.',
    })
  })

  it('happens once by an assertion, of two at the same time', async () => {
    const response = await shop.corp.respond({ nameId: 'bob' })
    const both = await Promise.all([bring(relay(), {}, response), bring(relay(), {}, response)])
    const told = both.map(toldBy)
    expect(told.filter(({ code }) => code)).toHaveLength(1)
    expect(told.filter(({ error }) => error)).toEqual([
      { error: 'invalid_request', error_description: 'SAML Assertion was used before.' },
    ])
    expect(toldBy(await bring(relay(), {}, response))).toHaveProperty('error')
  })

  it.each<[string, Readonly<Record<string, string>>]>([
    ['to an address that is not the app’s', { redirect_uri: 'https://evil.example/' }],
    ['to one that only begins alike', { redirect_uri: `${callback}.evil.example` }],
    ['for an app that is not known', { client_id: 'nobody' }],
    ['by a provider that is not known', { identity_provider: 'Nobody' }],
    ['by no provider', { identity_provider: '' }],
    ['by the pool itself', { identity_provider: 'COGNITO' }],
    ['for a scope that is not there', { scope: 'openid nothing' }],
    ['for nothing', { response_type: 'id_token' }],
  ])('leads nowhere %s', async (_, more) => {
    lost(await bring(relay(more)))
  })

  it('leads nowhere for an app that has no such provider, nor by what is said twice', async () => {
    lost(await bring(relay({ client_id: shop.server.clientId('shop', 'other') })))
    lost(await bring(`${relay()}&redirect_uri=${encodeURIComponent('https://evil.example/')}`))
    lost(await bring(`${relay()}&identity_provider=Corp`))
  })
})
