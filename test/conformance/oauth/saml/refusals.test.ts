import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fieldsOf, type Shown } from '../browser.ts'
import type { TravellingBrowser } from '../federation/travelling-browser.ts'
import { samlShop, toldBy, type SamlShop } from './world.ts'

let shop: SamlShop
let secretive: SamlShop
beforeAll(async () => {
  shop = await samlShop()
  secretive = await samlShop({ encryptedResponses: true }, { encrypted: true })
})
afterAll(() => Promise.all([shop.stop(), secretive.stop()]))
beforeEach(() => void Object.assign(shop.corp.behaviour, { says: {} }))

/** What a page of the provider is about to bring. */
const carried = (page: Shown) => Object.fromEntries(fieldsOf(page).map(({ name, value }) => [name, value]))
const decode = (text = '') => Buffer.from(text, 'base64').toString()
const encode = (text: string) => Buffer.from(text).toString('base64')
/** Brings something else than what the provider gave. */
const bring = (browser: TravellingBrowser, page: Shown, fields: Readonly<Record<string, string>>) =>
  browser.post(shop.acs, { ...carried(page), ...fields }, shop.corp.url)
const invalid = (why: string) => ({
  error: 'server_error',
  error_description: `Invalid SAML response received: ${why}.`,
  state: 'of the app',
})
const unasked = {
  error: 'invalid_request',
  error_description: 'Invalid samlResponse or relayState from identity provider',
  state: 'of the app',
}

describe('the app hears why nobody comes in', () => {
  it.each<[string, object, string]>([
    [
      'it is for another service',
      { audience: 'urn:amazon:cognito:sp:us-east-1_Other1234' },
      'SAML Assertion audience or recipient is invalid',
    ],
    [
      'it was to be brought elsewhere',
      { recipient: 'https://other.example/' },
      'SAML Assertion audience or recipient is invalid',
    ],
    [
      'its envelope was to be',
      { destination: 'https://other.example/' },
      'SAML Assertion audience or recipient is invalid',
    ],
    ['it has ended', { ends: -1 }, 'SAML Assertion has expired'],
    ['it counts only later', { begins: 120 }, 'SAML Assertion is not yet valid'],
    [
      'another one is said to have issued it',
      { issuer: 'https://other.example/' },
      'SAML Assertion issuer is invalid',
    ],
    [
      'the provider says no',
      { status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' },
      'SAML Response status is not success',
    ],
  ])('where %s', async (_, says, why) => {
    Object.assign(shop.corp.behaviour, { says })
    expect(toldBy(await shop.come(shop.browse()))).toEqual(invalid(why))
  })

  it.each<[string, (xml: string) => string]>([
    ['was changed on its way', (xml) => xml.replace('>bob<', '>ana<')],
    ['is not signed', (xml) => xml.replace(/<ds:Signature .*?<\/ds:Signature>/s, '')],
    [
      'has another assertion before the signed one',
      (xml) => {
        const [assertion = ''] = /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml) ?? []
        const evil = assertion.replace(/<ds:Signature .*?<\/ds:Signature>/s, '').replace('>bob<', '>ana<')
        return xml.replace(assertion, () => evil.replace(/ ID="[^"]*"/, ' ID="_evil"') + assertion)
      },
    ],
  ])('where it %s', async (_, change) => {
    const browser = shop.browse()
    const page = await shop.atCorp(browser)
    const xml = decode(carried(page)['SAMLResponse'])
    const changed = change(xml)
    expect(changed).not.toBe(xml)
    const sent = await bring(browser, page, { SAMLResponse: encode(changed) })
    expect(toldBy(sent)).toEqual(invalid('SAML Assertion signature is invalid'))
  })

  it.each<[string, (xml: string) => string]>([
    ['is none', () => 'nothing'],
    ['has a document type', (xml) => `<!DOCTYPE r [<!ENTITY a "b">]>${xml}`],
    ['is of no end of depth', () => '<a>'.repeat(9_000)],
    ['is a bomb of comments', (xml) => xml.replace('>bob<', `>bob${'<!---->'.repeat(2_500)}<`)],
  ])('where it %s', async (_, change) => {
    const browser = shop.browse()
    const page = await shop.atCorp(browser)
    const xml = change(decode(carried(page)['SAMLResponse']))
    expect(toldBy(await bring(browser, page, { SAMLResponse: encode(xml) }))).toEqual(
      invalid('SAML Response is invalid'),
    )
  })

  it('where another key has signed it', async () => {
    const other = await samlShop()
    try {
      const browser = shop.browse()
      const page = await shop.atCorp(browser)
      const { id } = shop.corp.requests.at(-1)!
      const audience = `urn:amazon:cognito:sp:${shop.UserPoolId}`
      const says = { answers: id, audience, recipient: shop.acs, issuer: shop.corp.entityId }
      const sent = await bring(browser, page, { SAMLResponse: await other.corp.respond(says) })
      expect(toldBy(sent)).toEqual(invalid('SAML Assertion signature is invalid'))
    } finally {
      await other.stop()
    }
  })

  it('where it answers no request, or that of another sign-in', async () => {
    const browser = shop.browse()
    await shop.atCorp(browser, 'bob')
    const { id: other } = shop.corp.requests.at(-1)!
    for (const answers of [undefined, '_nobody', other]) {
      const page = await shop.atCorp(browser)
      const SAMLResponse = await shop.corp.respond({ answers })
      expect(toldBy(await bring(browser, page, { SAMLResponse }))).toEqual(unasked)
    }
  })

  it('in the same words, whatever is wrong with what was encrypted', async () => {
    const told = new Set<string>()
    // Of the key that is wrapped, and of what it opens: each at its beginning and at its end.
    const tampered = (which: number, from: number) => (xml: string) => {
      let at = -1
      return xml.replace(/(<[\w:]*CipherValue>)([^<]+)/g, (all, tag: string, text: string) => {
        if (++at !== which) return all
        const begins = from < 0 ? text.length + from : from
        return `${tag}${text.slice(0, begins)}${'A'.repeat(12)}${text.slice(begins + 12)}`
      })
    }
    const changes = [tampered(0, 0), tampered(0, -20), tampered(1, 0), tampered(1, 200), tampered(1, -20)]
    for (const change of changes) {
      const browser = secretive.browse()
      const page = await secretive.atCorp(browser)
      const xml = decode(carried(page)['SAMLResponse'])
      expect(xml).toContain('EncryptedAssertion')
      expect(change(xml)).not.toBe(xml)
      const sent = await browser.post(
        secretive.acs,
        { ...carried(page), SAMLResponse: encode(change(xml)) },
        secretive.corp.url,
      )
      const { error_description: why = '' } = toldBy(sent)
      told.add(why)
    }
    expect([...told]).toEqual(['Invalid SAML response received: SAML Assertion signature is invalid.'])
  })
})

describe('nobody is signed in', () => {
  const lost = (page: Shown) =>
    expect([page.status, new URL(page.url).pathname]).toEqual([400, '/shop/error'])

  it('in a browser that was not sent to the provider', async () => {
    const page = await shop.atCorp(shop.browse(), 'mallory')
    const victim = shop.browse()
    lost(await bring(victim, page, {}))
    // Nor in one that was sent there for itself.
    const other = await shop.atCorp(shop.browse(), 'mallory')
    await victim.go(shop.address())
    lost(await bring(victim, other, {}))
  })

  it('twice by one answer', async () => {
    const browser = shop.browse()
    const page = await shop.atCorp(browser)
    expect(toldBy(await browser.send(page))).toHaveProperty('code')
    lost(await browser.send(page))
    // Nor by another request that is outstanding.
    const again = await shop.atCorp(browser, 'bob', shop.address({ prompt: 'login' }))
    const sent = await bring(browser, again, { SAMLResponse: carried(page)['SAMLResponse'] ?? '' })
    expect(toldBy(sent)).toEqual(unasked)
  })

  it('by a provider that may not begin, wherever it would have the browser go', async () => {
    const RelayState = new URLSearchParams({
      identity_provider: 'Corp',
      client_id: shop.server.clientId('shop', 'web'),
      redirect_uri: 'https://shop.example.com/callback',
      response_type: 'code',
    }).toString()
    const SAMLResponse = await shop.corp.respond({})
    lost(await shop.browse().post(shop.acs, { SAMLResponse, RelayState }, shop.corp.url))
  })

  it.each([
    ['an address', 'https://evil.example/'],
    ['an address without a scheme', '//evil.example/'],
    ['nothing', ''],
    ['a word that nobody has drawn', 'A'.repeat(43)],
    ['more than anybody says', 'a'.repeat(60_000)],
  ])('and nobody led away, by %s in the place of RelayState', async (_, RelayState) => {
    const page = await shop.atCorp(shop.browse())
    lost(await bring(shop.browse(), page, { RelayState }))
  })

  it('by a form that is none, or too long', async () => {
    for (const init of [
      { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } },
      { method: 'POST', body: new URLSearchParams({ RelayState: 'x' }) },
      { method: 'POST', body: new URLSearchParams({ SAMLResponse: 'a'.repeat(400_000) }) },
    ]) {
      const response = await fetch(shop.acs, { ...init, redirect: 'manual' })
      expect([response.status, response.headers.get('location')]).toEqual([
        302,
        '/shop/error?error=invalid_request',
      ])
    }
  })

  it('by the address without an answer, and a sign-in that goes on is not ended by it', async () => {
    const browser = shop.browse()
    lost(await browser.go(`${shop.acs}?state=${'A'.repeat(43)}`))
    lost(await browser.go(shop.acs))
  })
})

it('a provider is not asked for its keys again and again, whoever signs', async () => {
  const other = await samlShop()
  try {
    expect(toldBy(await other.come(other.browse()))).toHaveProperty('code')
    other.corp.rotate()
    // What was fetched a moment ago is not fetched anew: whoever guesses could have it done without end.
    expect(toldBy(await other.come(other.browse()))).toEqual(invalid('SAML Assertion signature is invalid'))
  } finally {
    await other.stop()
  }
})
