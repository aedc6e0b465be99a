import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { authorizeAt, password, shop, tokensFor, type Shop } from '../conformance/oauth/questions-world.ts'
import { addAuthenticator, inBrowser, useBrowser, type Tab } from './open-browser.ts'

const pool = (callback: string, relyingParty: string) => `
tier: essentials
signIn: { with: [username], factors: [password, passkey, emailOtp] }
passkeys: { ${relyingParty}userVerification: required }
domain: { name: shop, managedLogin: 2 }
clients:
  web:
    auth: [choice, password, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
`

const places = [
  ['a path', 'localhost', ''],
  // Whatever browsers make of names under `localhost`, that name itself they do not count as one above them.
  ['a host', 'shop.auth.localhost', 'relyingPartyId: shop.auth.localhost, '],
] as const

for (const [place, rpId, said] of places)
  inBrowser(`a passkey, where the pages have ${place} of their own,`, () => {
    let world: Shop
    let callback = ''
    const app = createServer((_, answer) =>
      answer.setHeader('content-type', 'text/html').end('<link rel="icon" href="data:,">the app'),
    )
    const { open } = useBrowser()
    beforeAll(async () => {
      await new Promise<void>((done) => app.listen(0, '127.0.0.1', done))
      callback = `http://127.0.0.1:${(app.address() as AddressInfo).port}/callback`
      world = await shop({ 'pools/shop.pool.yaml': pool(callback, said) })
    })
    afterAll(async () => {
      await world?.stop()
      app.close()
    })

    const addAt = () =>
      `${domainHere()}/passkeys/add?${new URLSearchParams({ client_id: world.client('web'), redirect_uri: callback })}`
    const authorize = () => authorizeAt({ ...world, domain: domainHere() }, 'web', { redirect_uri: callback })

    async function atApp({ page }: Tab): Promise<URL> {
      await page.waitForURL(`${callback}**`)
      return new URL(page.url())
    }

    async function signInByPassword(tab: Tab, username: string, address: string) {
      const { page } = tab
      await page.goto(address)
      await page.locator('[name=username]').fill(username)
      await page.keyboard.press('Enter')
      await page.getByLabel('Password', { exact: true }).check()
      await page.getByRole('button', { name: 'Next' }).click()
      await page.locator('[name=password]').fill(password)
      await page.keyboard.press('Enter')
      return atApp(tab)
    }

    async function added(tab: Tab, username: string) {
      await world.user(username, { email: `${username}@example.com`, email_verified: 'true' })
      const device = await addAuthenticator(tab.page)
      await signInByPassword(tab, username, authorize())
      await tab.page.goto(addAt())
      await tab.page.getByRole('button', { name: 'Add a passkey' }).click()
      return { device, url: await atApp(tab) }
    }

    async function toPasskeyPage({ page }: Tab, username: string) {
      await page.context().clearCookies()
      await page.goto(authorize())
      await page.locator('[name=username]').fill(username)
      await page.keyboard.press('Enter')
      await page.getByLabel('Passkey').check()
      await page.getByRole('button', { name: 'Next' }).click()
    }

    const domainHere = () =>
      said ? `http://shop.auth.localhost:${new URL(world.server.url).port}` : world.domain

    it('is added by whoever is signed in, and signs in', async () => {
      const tab = await open(world.server.url)
      const { device, url } = await added(tab, 'ben')
      expect(url.href).toBe(callback)
      expect(await device.credentials()).toMatchObject([{ isResidentCredential: true, rpId }])
      await toPasskeyPage(tab, 'ben')
      await tab.page.getByRole('button', { name: 'Use a passkey' }).click()
      const { href } = await atApp(tab)
      const tokens = await tokensFor(world, { url: href })
      const claims = JSON.parse(
        Buffer.from(tokens.id_token?.split('.')[1] ?? '', 'base64url').toString(),
      ) as object
      expect(claims).toMatchObject({ 'cognito:username': 'ben', amr: ['swk'] })
      expect({ complaints: tab.complaints, strayed: tab.strayed }).toEqual({ complaints: [], strayed: [] })
      await tab.close()
    })

    if (said) return

    it('that its owner does not prove to be there for is not used, and can be tried again', async () => {
      const tab = await open(world.server.url)
      const { device } = await added(tab, 'shy')
      await toPasskeyPage(tab, 'shy')
      await device.verifies(false)
      await tab.page.getByRole('button', { name: 'Use a passkey' }).click()
      await tab.page.getByText('The passkey was not used. Try again.').waitFor()
      await device.verifies(true)
      await tab.page.getByRole('button', { name: 'Use a passkey' }).click()
      expect((await atApp(tab)).href).toMatch(`${callback}?code=`)
      await tab.close()
    })

    it('needs scripts, and says so; another way is open', async () => {
      const tab = await open(world.server.url)
      await added(tab, 'scripted')
      const plain = await open(world.server.url, { javaScriptEnabled: false })
      await toPasskeyPage(plain, 'scripted')
      await plain.page.getByText('Passkeys need JavaScript').waitFor()
      expect(await plain.page.getByRole('button', { name: 'Use a passkey' }).isDisabled()).toBe(true)
      await plain.page.getByRole('button', { name: 'Choose another way' }).click()
      await plain.page.getByLabel('Password', { exact: true }).waitFor()
      await plain.close()
      await tab.close()
    })

    it('is added by nobody who is not signed in, and for no address that is not the app’s', async () => {
      const { page, close } = await open(world.server.url)
      await page.goto(addAt())
      expect(new URL(page.url()).pathname).toBe('/shop/login')
      const elsewhere = new URL(addAt())
      elsewhere.searchParams.set('redirect_uri', 'https://evil.example.com/')
      await page.goto(elsewhere.href)
      expect(new URL(page.url()).pathname).toBe('/shop/error')
      await close()
    })

    it('is refused where another site has sent the form', async () => {
      const tab = await open(world.server.url)
      await world.user('framed', { email: 'framed@example.com' })
      await signInByPassword(tab, 'framed', authorize())
      await tab.page.goto(addAt())
      await tab.page
        .locator('[name=_csrf]')
        .first()
        .evaluate((field) => field.setAttribute('value', 'x'.repeat(43)))
      await addAuthenticator(tab.page)
      await tab.page.getByRole('button', { name: 'Add a passkey' }).click()
      await tab.page.getByText('This page is out of date.').waitFor()
      await tab.close()
    })

    it('page runs no script but its own', async () => {
      const tab = await open(world.server.url)
      await added(tab, 'strict')
      await toPasskeyPage(tab, 'strict')
      const ran = await tab.page.evaluate(() => {
        const script = document.createElement('script')
        script.textContent = 'document.title = "taken over"'
        document.body.append(script)
        return document.title
      })
      expect(ran).not.toBe('taken over')
      expect(tab.complaints.join(' ')).toContain('Content Security Policy')
      await tab.close()
    })
  })
