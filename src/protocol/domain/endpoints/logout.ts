import { readLogout } from '../../../engine/oauth/read-logout.ts'
import { forget } from '../account-cookie.ts'
import { accountRefusal } from '../account-refusal.ts'
import { dropCookie } from '../cookies.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { sessionCookie } from '../go-on.ts'
import { endBrowser, knownBrowser } from '../known-browser.ts'
import { leaveFor } from '../leave-for.ts'
import { leaveProvider } from '../saml/leave-provider.ts'

/**
 * `GET /logout`: ends the session of the browser (Cognito's "Logout endpoint"). Takes `client_id` with `logout_uri`,
 * one of the client's addresses for it: 302 there; or with `redirect_uri` and `response_type` (and what else the
 * authorize endpoint takes): 302 to the sign-in page. With neither, 200 with a page that says so. Where the client or
 * the address are not known: 302 to the error page, and the session goes on. Tokens of apps go on, too. Whoever came
 * by a SAML provider that is to sign out as well goes there first.
 */
export const logout: DomainEndpoint = {
  method: 'GET',
  path: '/logout',
  async answer(visit) {
    // Whoever only looks, before somebody follows a link, signs nobody out.
    if (visit.context.req.method === 'HEAD') return visit.context.body(null, 204)
    const leaving = readLogout(visit.query, visit.pool, visit)
    if (leaving.kind === 'refused') {
      await accountRefusal(visit, 'Logout_GET', leaving.error, leaving.why)
      return leaveFor(visit, leaving)
    }
    const browser = await knownBrowser(visit)
    await endBrowser(visit)
    dropCookie(visit, sessionCookie)
    forget(visit)
    return (await leaveProvider(visit, browser?.session.saml)) ?? leaveFor(visit, leaving)
  },
}
