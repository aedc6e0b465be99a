import { createHash, X509Certificate } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ana, openClientPage, type ClientPage } from '../e2e/clients/open-client-page.ts'
import { inBrowser, openBrowser, openTab } from './open-browser.ts'

/** The argument by which Chromium believes a certificate that nobody vouches for: this one and no other. */
function believing(pem: string): string {
  const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' })
  return `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`
}

inBrowser('whoever follows the page on Amplify', () => {
  let shop: ClientPage
  let browser: Browser
  beforeAll(async () => {
    shop = await openClientPage('docs/clients/amplify.md')
    browser = await openBrowser(believing(shop.ca ?? ''))
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  async function visit() {
    const { page, complaints, close } = await openTab(browser, shop.app)
    /** But for what Amplify says of every endpoint that is not its own. */
    const amiss = () => complaints.filter((words) => !words.includes('ensure the endpoint is correct'))
    const says = (words: string | undefined) => page.getByText(words ?? 'what the page says').waitFor()
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    await page.goto(shop.app)
    await says('Nobody has signed in')
    return { page, amiss, close, says, press }
  }

  it('signs in at the pages, refreshes and signs out', async () => {
    const { page, amiss, close, says, press } = await visit()
    const signIn = async () => {
      await press('Sign in at the pages')
      await page.locator('[name=username]').fill(ana.username)
      expect(new URL(page.url()).origin).toBe(shop.server.url)
      await page.locator('[name=password]').fill(ana.password)
      await page.keyboard.press('Enter')
      await says(shop.seen[0])
    }
    await signIn()
    expect(page.url()).toBe(`${shop.app}/`)

    const asked = page.waitForResponse((answer) => answer.request().headers()['x-amz-target'] !== undefined)
    await press('Refresh')
    expect((await asked).status()).toBe(200)
    await says(shop.seen[0])

    await press('Sign out')
    await says('Nobody has signed in')
    expect(page.url()).toBe(`${shop.app}/`)
    // The pool's pages know nobody either.
    await signIn()
    expect(amiss()).toEqual([])
    await close()
  })

  it('signs in with a form of the app, and signs out', async () => {
    const { page, amiss, close, says, press } = await visit()
    await page.locator('[name=email]').fill(ana.username)
    await page.locator('[name=password]').fill(ana.password)
    await press('Sign in here')
    await says(shop.seen[0])
    await press('Sign out')
    await says('Nobody has signed in')
    expect(amiss()).toEqual([])
    await close()
  })
})
