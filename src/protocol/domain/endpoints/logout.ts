import { readLogout } from '../../../engine/oauth/read-logout.ts'
import { showPage } from '../../login/show-page.ts'
import { signedOutPage } from '../../login/views/signed-out.ts'
import { chooseWords } from '../../login/words/choose.ts'
import { pageAddress } from '../arrive.ts'
import { dropCookie } from '../cookies.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { errorAddress } from '../error-address.ts'
import { sessionCookie } from '../go-on.ts'
import { endBrowser } from '../known-browser.ts'

/**
 * `GET /logout`: ends the session of the browser (Cognito's "Logout endpoint"). Takes `client_id` with `logout_uri`,
 * one of the client's addresses for it: 302 there; or with `redirect_uri` and `response_type` (and what else the
 * authorize endpoint takes): 302 to the sign-in page. With neither, 200 with a page that says so. Where the client or
 * the address are not known: 302 to the error page, and the session goes on. Tokens of apps go on, too.
 */
export const logout: DomainEndpoint = {
  method: 'GET',
  path: '/logout',
  async answer(visit) {
    const { context } = visit
    context.header('cache-control', 'no-store')
    const leaving = readLogout(visit.query, visit.pool, visit)
    if (leaving.kind === 'refused') return context.redirect(errorAddress(visit, leaving.error), 302)
    await endBrowser(visit)
    dropCookie(visit, sessionCookie)
    if (leaving.kind === 'sent away') return context.redirect(leaving.address, 302)
    if (leaving.kind === 'signs in again') return context.redirect(pageAddress(visit, '/login'), 302)
    const words = chooseWords(context)
    return showPage(visit, words, signedOutPage(words))
  },
}
