import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page, Response } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inBrowser, useBrowser, type Tab } from './open-browser.ts'
import { everyPage } from './pages/every-page.ts'
import { everyPageWorld, type EveryPageWorld } from './pages/world.ts'

/** What a page may weigh at most without its pictures, in bytes: a stated limit of the product. */
const most = 15_000
/** The narrowest screen that WCAG 2.2 knows (1.4.10), in CSS pixels, and one of a desk. */
const widths = [320, 1280]
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe-core finds on a page: the rule, and where. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run({ runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** Counts what the last page that was shown has fetched. Bytes. */
function weigh(page: Page) {
  let fetched: Response[] = []
  page.on('response', (response) => {
    const { status, type } = { status: response.status(), type: response.request().resourceType() }
    if (type === 'document') fetched = []
    if (type !== 'image' && (status < 300 || status >= 400)) fetched.push(response)
  })
  return async () => {
    const sizes = await Promise.all(fetched.map(async (response) => (await response.body()).length))
    return sizes.reduce((sum, size) => sum + size, 0)
  }
}

inBrowser('every page', () => {
  let world: EveryPageWorld
  const { open } = useBrowser()
  beforeAll(async () => {
    world = await everyPageWorld()
  })
  afterAll(() => world?.stop())

  /** Goes to a page without scripts, as most can be gone to, or else with them. */
  async function walk(name: string, language: string): Promise<Tab & { weight: number }> {
    const { way, scripts = false } = everyPage[name] ?? {}
    const tab = await open(world.server.url, { locale: language, reducedMotion: 'reduce' })
    const cdp = await tab.page.context().newCDPSession(tab.page)
    await cdp.send('Emulation.setScriptExecutionDisabled', { value: !scripts })
    const weight = weigh(tab.page)
    await way?.({ page: tab.page, world, language })
    // From here on it is looked at by a script.
    await cdp.send('Emulation.setScriptExecutionDisabled', { value: false })
    return { ...tab, weight: await weight() }
  }

  const rows = ['en', 'ko'].flatMap((language) =>
    Object.keys(everyPage).map((name) => [name, language] as const),
  )

  it.each(rows)('is light, whole and for everybody: %s in %s', async (name, language) => {
    const { page, weight, complaints, strayed, close } = await walk(name, language)
    expect(await page.title()).not.toBe('')
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    expect(weight).toBeGreaterThan(1000)
    expect(weight).toBeLessThan(most)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 })
        const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        expect({ width, over: Math.max(0, over) }).toEqual({ width, over: 0 })
      }
      expect({ colorScheme, found: await findings(page) }).toEqual({ colorScheme, found: [] })
    }
    // So it is for a language that is written from the right.
    await page.setViewportSize({ width: Math.min(...widths), height: 800 })
    await page.evaluate("document.documentElement.dir = 'rtl'")
    expect(
      await page.evaluate<number>('Math.abs(document.querySelector("main").getBoundingClientRect().x)'),
    ).toBe(0)
    expect(
      await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
    ).toBeLessThanOrEqual(0)
    // A page that refuses something says so by its status, and browsers complain of that.
    const broken = complaints.filter((text) => !/status of [45]\d\d/.test(text))
    expect({ broken, strayed }).toEqual({ broken: [], strayed: [] })
    await close()
  })
})
