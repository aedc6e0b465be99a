import jsQR from 'jsqr'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  authorizeAt,
  callback,
  password,
  shop,
  totpOf,
  type Shop,
} from '../conformance/oauth/questions-world.ts'
import { inBrowser, useBrowser, type Tab } from './open-browser.ts'

const pool = `
signIn: { with: [username] }
mfa: { mode: required, factors: [totp] }
domain: { name: shop }
clients:
  web:
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
`

/** What a camera reads on the page. */
async function scanned({ page }: Tab): Promise<URL> {
  const { side, pixels } = await page.locator('svg.qr').evaluate(async (svg) => {
    const side = 600
    const drawn = svg.cloneNode(true) as SVGElement
    drawn.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
    for (const length of ['width', 'height']) drawn.setAttribute(length, String(side))
    const image = new Image()
    image.src = `data:image/svg+xml,${encodeURIComponent(drawn.outerHTML)}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = side
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D
    pen.fillStyle = getComputedStyle(svg).backgroundColor
    pen.fillRect(0, 0, side, side)
    pen.drawImage(image, 0, 0)
    return { side, pixels: [...pen.getImageData(0, 0, side, side).data] }
  })
  const found = jsQR.default(Uint8ClampedArray.from(pixels), side, side)
  if (!found) throw new Error('no camera reads this')
  return new URL(found.data)
}

inBrowser('whoever must have an authenticator', () => {
  let world: Shop
  const { open } = useBrowser()
  beforeAll(async () => {
    world = await shop({ 'pools/shop.pool.yaml': pool })
  })
  afterAll(() => world?.stop())

  async function signIn({ page }: Tab) {
    await page.goto(authorizeAt(world))
    await page.locator('[name=username]').fill('ana')
    await page.locator('[name=password]').fill(password)
    await page.keyboard.press('Enter')
  }

  it.each(['light', 'dark'] as const)(
    'scans its secret and signs in by it, where it is %s',
    async (colorScheme) => {
      const tab = await open(world.server.url, { colorScheme })
      await signIn(tab)
      const address = await scanned(tab)
      expect(address.href).toMatch(/^otpauth:\/\/totp\/shop:ana\?/)
      const seed = address.searchParams.get('secret') ?? ''
      expect(await tab.page.locator('code').innerText()).toBe(seed.match(/.{1,4}/g)?.join(' '))
      if (colorScheme === 'light') return tab.close()
      await tab.page.getByLabel('Code').fill(totpOf(seed))
      await tab.page.getByLabel('Name of this device').fill('Ana’s phone')
      await tab.page.keyboard.press('Enter')
      expect((await tab.sentAway()).href).toMatch(`${callback}?code=`)
      expect({ complaints: tab.complaints, strayed: tab.strayed }).toEqual({ complaints: [], strayed: [] })
      await tab.close()

      const later = await open(world.server.url)
      await signIn(later)
      await later.page.getByText('Ana’s phone').waitFor()
      expect(await later.page.locator('svg.qr').count()).toBe(0)
      await later.page.getByLabel('Code').fill(totpOf(seed, 1))
      await later.page.keyboard.press('Enter')
      expect((await later.sentAway()).href).toMatch(`${callback}?code=`)
      await later.close()
    },
  )
})
