import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import { root } from '../serve.ts'
import { openBrowser } from './open-browser.ts'
import { everyPage } from './pages/every-page.ts'
import { everyPageWorld } from './pages/world.ts'

interface Picture {
  /** A page, by the name that `everyPage` has for it. */
  readonly page: string
  readonly language: 'en' | 'ko'
  readonly theme: 'light' | 'dark'
}

/** The pictures of the documents, by their file below `docs/images`. */
const pictures: Readonly<Record<string, Picture>> = {
  'sign-in-light': { page: 'sign-in', language: 'en', theme: 'light' },
  'sign-in-dark': { page: 'sign-in', language: 'en', theme: 'dark' },
  'authenticator-light': { page: 'set-up-authenticator', language: 'en', theme: 'light' },
  'sign-up-ko-dark': { page: 'sign-up', language: 'ko', theme: 'dark' },
}

// The pages are written in the font of whoever looks at them. That of a Debian without a desk is nobody's choice.
const font = 'body{font-family:"Noto Sans CJK KR","Noto Sans",system-ui,sans-serif}'
/** What stands around a card. CSS pixels. */
const edge = 28

/** Takes the pictures of the pages for the documents: `npm run screenshots`. */
async function takeScreenshots(): Promise<void> {
  const folder = join(root, 'docs/images')
  mkdirSync(folder, { recursive: true })
  const world = await everyPageWorld()
  const browser = await openBrowser()
  for (const [name, { page: at, language, theme }] of Object.entries(pictures)) {
    const options: BrowserContextOptions = {
      locale: language,
      colorScheme: theme,
      bypassCSP: true,
      viewport: { width: 560, height: 760 },
    }
    const context = await browser.newContext(options)
    const page = await context.newPage()
    await everyPage[at]?.way({ page, world, language })
    await page.addStyleTag({ content: font })
    const card = await page.locator('main').boundingBox()
    const foot = await page.locator('nav').boundingBox()
    if (!card || !foot) throw new Error(`${at} has no card`)
    const clip = {
      x: card.x - edge,
      y: Math.max(0, card.y - edge),
      width: card.width + 2 * edge,
      height: foot.y + foot.height + edge - Math.max(0, card.y - edge),
    }
    await page.screenshot({ path: join(folder, `${name}.png`), clip, fullPage: true })
    await context.close()
  }
  await browser.close()
  await world.stop()
}

await takeScreenshots()
