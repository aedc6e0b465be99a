import { afterAll, beforeAll, expect, it } from 'vitest'
import { ana, openClientPage, type ClientPage } from '../e2e/clients/open-client-page.ts'
import { inBrowser, useBrowser } from './open-browser.ts'

inBrowser('whoever follows the page on oidc-client-ts', () => {
  let shop: ClientPage
  const { open } = useBrowser()
  beforeAll(async () => {
    shop = await openClientPage('docs/clients/oidc-client-ts.md')
  })
  afterAll(() => shop?.close())

  it('signs in, refreshes and signs out', async () => {
    const { page, complaints, close } = await open(shop.app)
    const says = (words: string | undefined) => page.getByText(words ?? 'what the page says').waitFor()
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const signIn = async () => {
      await press('Sign in')
      await page.locator('[name=username]').fill(ana.username)
      await page.locator('[name=password]').fill(ana.password)
      await page.keyboard.press('Enter')
      await says(shop.seen[0])
    }
    await page.goto(shop.app)
    await says('Nobody has signed in')
    await signIn()
    expect(new URL(page.url()).href).toBe(`${shop.app}/`)

    const asked = page.waitForRequest(
      (request) => request.postData()?.includes('grant_type=refresh_token') === true,
    )
    await press('Refresh')
    expect((await (await asked).response())?.status()).toBe(200)
    await says(shop.seen[0])

    await press('Sign out')
    await says('Nobody has signed in')
    expect(new URL(page.url()).href).toBe(`${shop.app}/`)
    // The pool's pages know nobody either.
    await signIn()
    expect(complaints).toEqual([])
    await close()
  })
})
