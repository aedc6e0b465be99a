import { chromium, type Browser, type BrowserContextOptions, type Page, type Request } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { findChromium, howToGet } from './find-chromium.ts'

/** A group of tests that needs a browser: skipped where there is none. */
export const inBrowser = describe.skipIf(findChromium() === undefined)

// Whatever happens, nothing outside this machine is asked.
const nowhereElse =
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1'

/** Starts a Chromium without a window, with more arguments. Whoever starts it closes it. */
export async function openBrowser(...more: readonly string[]): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error(howToGet)
  return chromium.launch({ executablePath, args: [nowhereElse, ...more] })
}

/** A page, and what went wrong in it. */
export interface Tab {
  readonly page: Page
  /** What the console complained of, a content security policy that was broken included, and errors of scripts. */
  readonly complaints: string[]
  /** Addresses outside the server that the page asked something of by itself. An app that it is sent to is none. */
  readonly strayed: string[]
  /** Waits until the browser is sent somewhere outside the server, an app's callback say, where nobody answers. */
  readonly sentAway: () => Promise<URL>
  readonly close: () => Promise<void>
}

/** Opens a page of the server at `origin` in a browser of its own cookies. */
export async function openTab(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Tab> {
  const context = await browser.newContext({ locale: 'en-US', ...options })
  context.setDefaultTimeout(15_000)
  const complaints: string[] = []
  const strayed: string[] = []
  const { host } = new URL(origin)
  const isAway = (request: Request) => {
    const url = new URL(request.url())
    return (
      url.host !== host &&
      !url.host.endsWith(`.localhost:${new URL(origin).port}`) &&
      url.protocol !== 'data:'
    )
  }
  const away: URL[] = []
  const page = await context.newPage()
  page.on('request', (request) => {
    if (!isAway(request)) return
    if (request.isNavigationRequest()) away.push(new URL(request.url()))
    else strayed.push(request.url())
  })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', ({ message }) => complaints.push(message))
  return {
    page,
    complaints,
    strayed,
    async sentAway() {
      return away.at(-1) ?? new URL((await page.waitForEvent('request', isAway)).url())
    },
    close: () => context.close(),
  }
}

/** One browser for the tests of a file, closed after them. */
export function useBrowser() {
  let browser: Browser | undefined
  beforeAll(async () => {
    if (findChromium()) browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  return {
    open(origin: string, options?: BrowserContextOptions): Promise<Tab> {
      if (!browser) throw new Error(howToGet)
      return openTab(browser, origin, options)
    },
  }
}

/** Gives a page a device that makes passkeys and signs by them without asking anybody. */
export async function addAuthenticator(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    /** The passkeys that it holds. */
    async credentials() {
      return (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials
    },
    /** Whether the person at it proves who they are, as by a finger. */
    verifies: (isUserVerified: boolean) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}
