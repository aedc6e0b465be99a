import { afterAll, beforeAll, expect, it } from 'vitest'
import { bye, callback, samlShop, type SamlShop } from '../conformance/oauth/saml/world.ts'
import { inBrowser, useBrowser } from './open-browser.ts'

inBrowser('a browser, and a SAML provider of another site', () => {
  let world: SamlShop
  const { open } = useBrowser()
  beforeAll(async () => {
    world = await samlShop({ signOut: true, signRequests: true }, { host: '127.0.0.1', wantSigned: true })
  })
  afterAll(() => world.stop())

  it.each([true, false])('come to the app and leave it, with scripts: %s', async (javaScriptEnabled) => {
    const { page, complaints, close } = await open(world.server.url, { javaScriptEnabled })
    await page.route('https://shop.example.com/**', (route) => route.fulfill({ body: 'the app' }))
    await page.goto(world.address())
    expect(new URL(page.url()).origin).toBe(world.corp.url)
    await page.locator('input[name=login]').fill('bob')
    await page.locator('button').click()
    await page.locator('button').click()
    await page.waitForURL((url) => url.href.startsWith(callback))
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      code: expect.any(String),
      state: 'of the app',
    })
    const leave = new URLSearchParams({ client_id: world.server.clientId('shop', 'web'), logout_uri: bye })
    await page.goto(`${world.domain}/logout?${leave}`)
    expect(new URL(page.url()).origin).toBe(world.corp.url)
    await page.locator('button').click()
    await page.waitForURL(bye)
    expect(complaints.filter((said) => said.includes('Content Security Policy'))).toEqual([])
    await close()
  })
})
