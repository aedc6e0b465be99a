import { forgetBrowser, recogniseBrowser, type Browser } from '../../engine/browsers/recognise.ts'
import type { Kept } from '../../engine/browsers/begin.ts'
import { wayIn, type WayIn } from '../../engine/browsers/way-in.ts'
import type { Arrival } from './arrive.ts'
import { dropCookie, keepCookie, readCookie } from './cookies.ts'
import type { Visit } from './visit.ts'

/** As Cognito calls it. */
const name = 'cognito'

/** What somebody who comes for an app is asked, and who it is where the browser says so. */
export interface Met {
  readonly way: WayIn
  readonly browser: Browser | undefined
}

/** Knows a browser again, and who has signed in there. */
export async function knownBrowser(visit: Visit): Promise<Browser | undefined> {
  const cookie = readCookie(visit, name)
  return cookie === undefined ? undefined : recogniseBrowser(visit.pool, cookie, visit.ports)
}

/** Knows a browser again, and says what its visitor is asked. */
export async function meetBrowser(
  visit: Visit,
  { client, wishes }: Pick<Arrival, 'client' | 'wishes'>,
): Promise<Met> {
  const { pool, managed, ports, query } = visit
  const browser = await knownBrowser(visit)
  const way = wayIn({ pool, client, wishes, managed, browser, said: query, now: ports.clock.now() })
  return { way, browser }
}

/** Has a browser known from now on, and nothing left of whoever was known there before. */
export async function keepBrowser(visit: Visit, { cookie, seconds }: Kept): Promise<void> {
  await endBrowser(visit)
  keepCookie(visit, name, cookie, seconds)
}

/** Ends what a browser is known by, here and there. */
export async function endBrowser(visit: Visit): Promise<void> {
  const cookie = readCookie(visit, name)
  if (cookie === undefined) return
  await forgetBrowser(visit.pool, cookie, visit.ports)
  dropCookie(visit, name)
}
