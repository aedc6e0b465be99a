import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Shown } from '../browser.ts'
import type { TravellingBrowser } from '../federation/travelling-browser.ts'
import { bye, samlShop, toldBy, type SamlShop } from './world.ts'

let shop: SamlShop
beforeAll(async () => {
  shop = await samlShop({ signOut: true })
})
afterAll(() => shop.stop())

const logout = (more: Readonly<Record<string, string>> = {}) =>
  `${shop.domain}/logout?${new URLSearchParams({ client_id: shop.server.clientId('shop', 'web'), logout_uri: bye, ...more })}`

/** Whether somebody is signed in in a browser. */
async function isIn(browser: TravellingBrowser): Promise<boolean> {
  const told = toldBy(await browser.go(shop.address({ prompt: 'none' })))
  return told['code'] !== undefined
}
async function signedIn(login = 'bob', of = shop) {
  const browser = of.browse()
  expect(toldBy(await of.come(browser, login))).toHaveProperty('code')
  return browser
}
const lost = (page: Shown) => expect([page.status, new URL(page.url).pathname]).toEqual([400, '/shop/error'])

describe('whoever signs out here', () => {
  it('is signed out by the provider, and comes to where the app wants them', async () => {
    const browser = await signedIn()
    expect(await isIn(browser)).toBe(true)
    const there = await browser.go(logout())
    expect(there.url).toMatch(new RegExp(`^${shop.corp.url}/slo\\?`))
    const { xml = '' } = shop.corp.requests.at(-1) ?? {}
    expect(xml).toContain('>bob</saml:NameID>')
    expect(xml).toContain('<samlp:SessionIndex>_session-of-bob</samlp:SessionIndex>')
    expect(await isIn(browser)).toBe(false)
    expect((await browser.send(there)).url).toBe(bye)
  })

  it('stays where nobody has an address for it', async () => {
    const browser = await signedIn()
    const back = await browser.send(await browser.go(logout({ logout_uri: '', lang: 'en' })))
    expect([back.status, new URL(back.url).pathname]).toEqual([200, '/shop/saml2/logout'])
  })

  it('is led nowhere by the answer to somebody else, or by one that nobody signed', async () => {
    const browser = await signedIn()
    const there = await browser.go(logout())
    const stranger = shop.browse()
    // A browser that has not asked is told that it is signed out, and no more.
    expect((await stranger.send(there)).status).toBe(200)
    const fields = { SAMLResponse: Buffer.from('<a/>').toString('base64'), RelayState: 'x' }
    lost(await stranger.post(`${shop.domain}/saml2/logout`, fields, shop.corp.url))
    lost(await browser.send(there, { RelayState: 'another' }))
    expect((await browser.send(there)).url).toBe(bye)
  })

  it('is told so by a link to the way back where it is so', async () => {
    const browser = await signedIn()
    lost(await browser.go(`${shop.domain}/saml2/logout?state=any`))
    expect(await isIn(browser)).toBe(true)
    expect((await shop.browse().go(`${shop.domain}/saml2/logout?state=any`)).status).toBe(200)
  })

  it('is not sent to the provider by whoever came without it', async () => {
    expect((await shop.browse().go(logout())).url).toBe(bye)
  })
})

describe('whom the provider signs out', () => {
  it.each(['post', 'redirect'] as const)(
    'is signed out here, too, by %s, in every browser',
    async (binding) => {
      const [one, other, eve] = [await signedIn(), await signedIn(), await signedIn('eve')]
      const place = `${shop.domain}/saml2/logout`
      const { context } = shop.corp.signOut('bob', binding)
      const sent =
        binding === 'post'
          ? await one.post(place, { SAMLRequest: context, RelayState: 'of Corp' }, shop.corp.url)
          : await one.go(context)
      expect(sent.url).toMatch(new RegExp(`^${shop.corp.url}/slo\\?SAMLResponse=.*&SigAlg=.*&Signature=`))
      expect(sent.html).toBe('signed out everywhere')
      expect([await isIn(one), await isIn(other), await isIn(eve)]).toEqual([false, false, true])
    },
  )

  it('stays signed in where nobody, or somebody else, has signed it', async () => {
    const browser = await signedIn()
    const other = await samlShop({ signOut: true })
    try {
      const place = `${shop.domain}/saml2/logout`
      const theirs = other.corp.signOut('bob', 'post').context
      lost(await browser.post(place, { SAMLRequest: theirs }, shop.corp.url))
      const ours = Buffer.from(shop.corp.signOut('eve', 'post').context, 'base64').toString()
      const changed = ours.replace('>eve<', '>bob<')
      expect(changed).not.toBe(ours)
      lost(await browser.post(place, { SAMLRequest: Buffer.from(changed).toString('base64') }, shop.corp.url))
      const bare = ours.replace(/<ds:Signature .*<\/ds:Signature>/s, '').replace('>eve<', '>bob<')
      lost(await browser.post(place, { SAMLRequest: Buffer.from(bare).toString('base64') }, shop.corp.url))
      const { context } = shop.corp.signOut('bob', 'redirect')
      lost(await browser.go(context.replace(/Signature=[^&]*/, 'Signature=AAAA')))
      lost(
        await browser.go(
          context.replace(
            /&SigAlg=[^&]*/,
            '&SigAlg=http%3A%2F%2Fwww.w3.org%2F2000%2F09%2Fxmldsig%23rsa-sha1',
          ),
        ),
      )
      lost(await browser.go(context.replace(/&Signature=[^&]*/, '').replace(/&SigAlg=[^&]*/, '')))
      expect(await isIn(browser)).toBe(true)
    } finally {
      await other.stop()
    }
  })
})

it('a provider that is not to hear of sign-outs does not, and ends nothing', async () => {
  const other = await samlShop()
  try {
    const browser = await signedIn('bob', other)
    const before = other.corp.requests.length
    const place = `${other.domain}/saml2/logout`
    lost(
      await browser.post(place, { SAMLRequest: other.corp.signOut('bob', 'post').context }, other.corp.url),
    )
    const client = other.server.clientId('shop', 'web')
    const left = await browser.go(
      `${other.domain}/logout?${new URLSearchParams({ client_id: client, logout_uri: bye })}`,
    )
    expect(left.url).toBe(bye)
    expect(other.corp.requests.length).toBe(before)
  } finally {
    await other.stop()
  }
})
