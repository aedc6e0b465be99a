import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callback, federatedShop, saidBy, type FederatedShop } from './world.ts'

let shop: FederatedShop
beforeAll(async () => {
  shop = await federatedShop()
})
afterAll(() => shop.stop())

const atCorp = () => new RegExp(`^${shop.upstream.url}/interaction/`)

describe('the sign-in page', () => {
  it('has a button for each provider that everybody may know of, and one is enough', async () => {
    const browser = shop.browse()
    const page = await browser.go(shop.address())
    expect(page.html).toContain('Continue with Partner')
    expect(page.html).not.toContain('Continue with Corp')
    const sent = await shop.atCorp(browser, await browser.follow(page, 'Continue with Partner'))
    expect(saidBy((await shop.redeem(sent.url))['id_token'])).toMatchObject({
      'cognito:username': 'Partner_bob',
    })
  })

  it('asks where somebody works, whose provider is known by the domain, and tells it whom to expect', async () => {
    const browser = shop.browse()
    const page = await browser.go(shop.address())
    const csrf = browser.cookies(shop.server.url).get('XSRF-TOKEN')?.value ?? ''
    const said = { _csrf: csrf, idp_identifier: ' Bob@CORP.example ' }
    const there = await browser.post(page.url, said, shop.server.url)
    expect(there.url).toMatch(atCorp())
    const asked = browser.visited.find((url) => url.startsWith(`${shop.upstream.url}/auth?`)) ?? ''
    expect(new URL(asked).searchParams.get('login_hint')).toBe('Bob@CORP.example')
  })

  it('says so where no company is known by the address', async () => {
    const browser = shop.browse()
    const page = await browser.go(shop.address())
    const csrf = browser.cookies(shop.server.url).get('XSRF-TOKEN')?.value ?? ''
    const again = await browser.post(
      page.url,
      { _csrf: csrf, idp_identifier: 'bob@<b>.example' },
      shop.server.url,
    )
    expect(again.status).toBe(400)
    expect(again.html).toContain('No company is known here by this address.')
    expect(again.html).toContain('value="bob@&lt;b&gt;.example"')
  })

  it('speaks of providers in the language of the visitor', async () => {
    expect((await shop.browse().go(shop.address('web', { lang: 'ko' }))).html).toContain(
      'Partner 계정으로 계속',
    )
  })

  it('has none where the app takes nobody but the users of the pool', async () => {
    const page = await shop.browse().go(shop.address('own'))
    expect(page.html).toContain('name="password"')
    expect(page.html).not.toMatch(/Continue with|idp_identifier/)
  })
})

describe('an app', () => {
  it.each([
    ['names a provider', { identity_provider: 'Corp' }],
    ['says by which identifier it is known', { idp_identifier: 'corp.example' }],
  ])('that %s sends people straight there', async (_, said) => {
    expect((await shop.browse().go(shop.address('web', said))).url).toMatch(atCorp())
  })

  it('that names the pool itself sends people to its pages', async () => {
    const page = await shop.browse().go(shop.address('web', { identity_provider: 'COGNITO' }))
    expect(page.url).toContain('/shop/login?')
    expect(page.html).toContain('name="password"')
  })

  it('whose people all come from one provider sends them straight there, and so does its sign-in page', async () => {
    expect((await shop.browse().go(shop.address('corporate'))).url).toMatch(atCorp())
    const login = shop.address('corporate').replace('/oauth2/authorize', '/login')
    expect((await shop.browse().go(login)).url).toMatch(atCorp())
  })

  it.each([
    ['that there is not', 'web', { identity_provider: 'Nobody' }],
    ['that it may not use', 'own', { identity_provider: 'Corp' }],
    ['by an identifier that nobody has', 'web', { idp_identifier: 'bank.example' }],
    ['of the pool itself, whose users it does not take', 'corporate', { identity_provider: 'COGNITO' }],
  ])('that names a provider %s hears that it asks for what cannot be', async (_, client, said) => {
    expect((await shop.browse().go(shop.address(client, said))).url).toBe(
      `${callback}?error=invalid_request&state=of+the+app`,
    )
  })

  it('that takes nobody but people of a provider lets nobody in by a password', async () => {
    const browser = shop.browse()
    await browser.go(shop.address())
    const _csrf = browser.cookies(shop.server.url).get('XSRF-TOKEN')?.value ?? ''
    const login = shop.address('corporate').replace('/oauth2/authorize', '/login')
    const refused = await browser.post(login, { _csrf, username: 'ana', password: 'x' }, shop.server.url)
    expect(refused.status).toBe(400)
    expect(refused.html).not.toContain('name="password"')
  })

  it('whose user is known by the browser hears of it without another look at the provider', async () => {
    const browser = shop.browse()
    await shop.atCorp(browser, await browser.go(shop.address('web', { identity_provider: 'Corp' })), 'mia')
    const before = shop.upstream.asked.length
    const sent = await browser.go(shop.address())
    expect(saidBy((await shop.redeem(sent.url))['id_token'])).toMatchObject({
      'cognito:username': 'Corp_mia',
    })
    expect(shop.upstream.asked.length).toBe(before)
  })

  it('gets tokens at once where it asks for them', async () => {
    const browser = shop.browse()
    const there = await browser.go(shop.address('web', { identity_provider: 'Corp', response_type: 'token' }))
    const { url } = await shop.atCorp(browser, there, 'leo')
    const given = new URLSearchParams(new URL(url).hash.slice(1))
    expect(saidBy(given.get('id_token'))).toMatchObject({
      'cognito:username': 'Corp_leo',
      nonce: expect.any(String),
    })
    expect(given.get('state')).toBe('of the app')
  })
})
