import type { PageOutcome } from '../../engine/oauth/sign-in-at-pages.ts'
import { pageAddress } from './arrive.ts'
import { dropCookie, keepCookie } from './cookies.ts'
import { keepBrowser } from './known-browser.ts'
import type { Visit } from './visit.ts'

/** What opens the next question of a sign-in, in the browser that answers it. */
export const sessionCookie = 'cognito-session'

/** Sends a visitor on: to the next question, or back to the app, by a browser that is known from now on. */
export async function goOn(visit: Visit, said: PageOutcome): Promise<Response> {
  const { context } = visit
  if (said.kind === 'challenge') {
    keepCookie(visit, sessionCookie, said.session)
    return context.redirect(pageAddress(visit, '/challenge'), 303)
  }
  dropCookie(visit, sessionCookie)
  if (said.kept) await keepBrowser(visit, said.kept)
  return context.redirect(said.address, 303)
}
