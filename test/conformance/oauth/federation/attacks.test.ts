import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { callback, federatedShop, type FederatedShop } from './world.ts'

let shop: FederatedShop
beforeAll(async () => {
  shop = await federatedShop()
})
afterAll(() => shop.stop())

/** A browser that has signed in at Corp, and would come back next: where to. */
async function nearlyBack(login = 'bob', said: Readonly<Record<string, string>> = {}) {
  const browser = shop.browse()
  const page = await browser.go(shop.address('web', { identity_provider: 'Corp', ...said }))
  browser.stopAt((url) => url.pathname.endsWith('/oauth2/idpresponse'))
  const stopped = await shop.atCorp(browser, page, login)
  browser.stopAt(() => false)
  return { browser, back: stopped.url }
}
/** The error page, which belongs to no app. */
const lost = () => `${shop.domain}/error?error=invalid_request`

describe('an answer of a provider', () => {
  it('is believed in the browser that was sent there', async () => {
    const { browser, back } = await nearlyBack()
    expect((await browser.go(back)).url).toMatch(/callback\?code=/)
  })

  it('is nothing to the browser of somebody else', async () => {
    const { back } = await nearlyBack()
    expect((await shop.browse().go(back)).url).toBe(lost())
    const other = shop.browse()
    await other.go(shop.address('web', { identity_provider: 'Corp' }))
    expect((await other.go((await nearlyBack()).back)).url).toBe(lost())
  })

  it('is taken once', async () => {
    const { browser, back } = await nearlyBack()
    await browser.go(back)
    expect((await browser.go(back)).url).toBe(lost())
  })

  it('that nobody waits for leads nowhere, wherever it says to go', async () => {
    const browser = shop.browse()
    await browser.go(shop.address('web', { identity_provider: 'Corp' }))
    for (const query of [
      '',
      '?code=a&state=b',
      '?state=b&redirect_uri=https://evil.example',
      '?error=access_denied&error_uri=https://evil.example&state=https://evil.example',
    ])
      expect((await browser.go(`${shop.domain}/oauth2/idpresponse${query}`)).url).toBe(lost())
  })

  it('that says something twice is not guessed at', async () => {
    const { browser, back } = await nearlyBack()
    const twice = `${back}&state=another`
    expect((await browser.go(twice)).url).toBe(lost())
    const said = new URL((await browser.go(`${back}&code=another`)).url)
    expect(said.origin + said.pathname).toBe(callback)
    expect(said.searchParams.get('error')).toBe('invalid_request')
  })

  it('of another provider is none, and no code is shown to anybody', async () => {
    const { browser, back } = await nearlyBack()
    const url = new URL(back)
    url.searchParams.set('iss', 'https://evil.example')
    const before = shop.upstream.asked.filter((one) => one === 'POST /token').length
    expect((await browser.go(url)).url).toBe(
      `${callback}?error=invalid_request&error_description=Bad+id_token+issuer&state=of+the+app`,
    )
    expect(shop.upstream.asked.filter((one) => one === 'POST /token').length).toBe(before)
  })

  it('with a code of another sign-in lets nobody in', async () => {
    const [eve, ana] = [await nearlyBack('eve'), await nearlyBack('ana')]
    const stolen = new URL(eve.back)
    stolen.searchParams.set('code', new URL(ana.back).searchParams.get('code') ?? '')
    const said = new URL((await eve.browser.go(stolen)).url)
    expect(said.searchParams.get('error')).toBe('invalid_request')
    expect(said.searchParams.get('error_description')).toBe('Corp Error - 400 error getting token')
  })

  it('that refuses is told to the app as a text, with its own word', async () => {
    const { browser, back } = await nearlyBack()
    const { searchParams } = new URL(back)
    const said = new URLSearchParams({
      state: searchParams.get('state') ?? '',
      error: 'access_denied',
      error_description: '"><script>alert(1)</script>&redirect_uri=https://evil.example\r\nset-cookie: a=b',
    })
    const { url } = await browser.go(`${shop.domain}/oauth2/idpresponse?${said}`)
    const told = new URL(url)
    expect(told.origin + told.pathname).toBe(callback)
    expect(Object.fromEntries(told.searchParams)).toEqual({
      error: 'access_denied',
      error_description: '"><script>alert(1)</script>&redirect_uri=https://evil.example  set-cookie: a=b',
      state: 'of the app',
    })
  })
})

describe('an answer as a form of another site', () => {
  const form = (back: string) => Object.fromEntries(new URL(back).searchParams)
  const place = () => `${shop.domain}/oauth2/idpresponse`

  it('is put aside until the browser itself comes for it', async () => {
    const { browser, back } = await nearlyBack('kim')
    expect((await browser.post(place(), form(back), shop.upstream.url)).url).toMatch(/callback\?code=/)
    const [, aside] = browser.visited.slice(-3)
    expect(aside).toMatch(/idpresponse\?state=[\w-]{43}$/)
    expect(aside).not.toContain(form(back)['state'] ?? '')
  })

  it('is nothing to the browser of somebody else, who is sent round with it', async () => {
    const { back } = await nearlyBack()
    expect((await shop.browse().post(place(), form(back), 'https://evil.example')).url).toBe(lost())
  })

  it.each([
    ['without a word', {}],
    ['with a word that nobody has given', { state: 'a'.repeat(43), code: 'a' }],
  ])('%s is kept by nobody', async (_, said) => {
    expect((await shop.browse().post(place(), said, 'https://evil.example')).url).toBe(lost())
  })

  it('is taken once, as a form and as an address', async () => {
    const { browser, back } = await nearlyBack()
    await browser.post(place(), form(back), shop.upstream.url)
    expect((await browser.post(place(), form(back), shop.upstream.url)).url).toBe(lost())
    expect((await browser.go(back)).url).toBe(lost())
    const aside = browser.visited.find((url) => /idpresponse\?state=[\w-]{43}$/.test(url)) ?? ''
    expect((await browser.go(aside)).url).toBe(lost())
  })
})

describe('an account of the pool', () => {
  it('is not taken over by whoever a provider calls by its address', async () => {
    await shop.makeUser('owner', 'bob@corp.example')
    const { browser, back } = await nearlyBack()
    await browser.go(back)
    const get = (Username: string) =>
      shop.aws.send(new AdminGetUserCommand({ UserPoolId: shop.UserPoolId, Username }))
    expect((await get('owner')).UserStatus).toBe('CONFIRMED')
    expect((await get('Corp_bob')).UserStatus).toBe('EXTERNAL_PROVIDER')
  })

  it('that is called like somebody of a provider is not entered by them', async () => {
    await shop.makeUser('Corp_mallory', 'mallory@example.com')
    const { browser, back } = await nearlyBack('mallory')
    const told = new URL((await browser.go(back)).url)
    expect(told.searchParams.get('code')).toBeNull()
    expect(told.searchParams.get('error_description')).toBe(
      'Already found an entry for username Corp_mallory',
    )
  })
})

describe('a provider that fails', () => {
  afterEach(() => shop.upstream.configure())
  const told = (description: string) =>
    `${callback}?${new URLSearchParams({ error: 'invalid_request', error_description: description, state: 'of the app' })}`

  it('at its token endpoint is told to the app, and the next sign-in goes well', async () => {
    const { browser, back } = await nearlyBack()
    shop.upstream.answer((_, response) => void response.writeHead(503).end())
    expect((await browser.go(back)).url).toBe(told('Corp Error - 503 error getting token'))
    shop.upstream.configure()
    const again = await nearlyBack()
    expect((await again.browser.go(again.back)).url).toMatch(/callback\?code=/)
  })

  it('by ending the connection is told to the app', async () => {
    const { browser, back } = await nearlyBack()
    shop.upstream.answer((request) => request.socket.destroy())
    expect((await browser.go(back)).url).toBe(told('Connection reset'))
  })

  it('signs by a new key, and forgets the one before, without anybody having to know', async () => {
    await shop.upstream.rotate('second')
    const { browser, back } = await nearlyBack()
    expect((await browser.go(back)).url).toMatch(/callback\?code=/)
  })
})
