import { afterAll, beforeAll, expect, it } from 'vitest'
import { callback, password, shop, type Shop } from '../conformance/oauth/world.ts'
import { inBrowser, useBrowser } from './open-browser.ts'

inBrowser('a browser', () => {
  let world: Shop
  const { open } = useBrowser()
  beforeAll(async () => {
    world = await shop()
  })
  afterAll(() => world.stop())

  const authorize = () =>
    `${world.domain}/oauth2/authorize?${new URLSearchParams({
      client_id: world.client('web'),
      response_type: 'code',
      redirect_uri: callback,
      scope: 'openid',
      state: 'of the app',
    })}`

  it.each([true, false])('signs in by the keyboard alone, with scripts: %s', async (javaScriptEnabled) => {
    const { page, complaints, strayed, sentAway, close } = await open(world.server.url, { javaScriptEnabled })
    await page.goto(authorize())
    await page.keyboard.press('Tab')
    await page.keyboard.type('ana')
    await page.keyboard.press('Tab')
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    const address = await sentAway()
    expect(`${address.origin}${address.pathname}`).toBe(callback)
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ state: 'of the app' })
    expect({ complaints, strayed }).toEqual({ complaints: [], strayed: [] })
    await close()
  })
})
