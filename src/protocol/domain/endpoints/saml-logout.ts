import { hearSignOut } from '../../../engine/federation/saml/leave-saml.ts'
import type { SamlBrought } from '../../../engine/federation/saml/saml-port.ts'
import { readLogout } from '../../../engine/oauth/read-logout.ts'
import { showPage } from '../../login/show-page.ts'
import { signedOutPage } from '../../login/views/signed-out.ts'
import { chooseWords } from '../../login/words/choose.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { errorAddress } from '../error-address.ts'
import { knownBrowser } from '../known-browser.ts'
import { leaveFor } from '../leave-for.ts'
import { ownAddress } from '../own-address.ts'
import { readForm } from '../read-form.ts'
import { runErrand } from '../saml/run-errand.ts'
import { takeLeave } from '../saml/leave-provider.ts'
import type { Visit } from '../visit.ts'

const path = '/saml2/logout'
/** Bytes. */
const longest = 192 * 1024

/** Hears what a provider says, and sends its browser on. */
async function hear(visit: Visit, brought: SamlBrought, relayState: string | undefined): Promise<Response> {
  const { pool, context, base } = visit
  context.header('cache-control', 'no-store')
  context.header('referrer-policy', 'no-referrer')
  const facts = { pool, domain: ownAddress(visit, ''), brought, relayState }
  const done = await visit.run('SAML2Logout_POST', hearSignOut, facts)
  if ('fault' in done) return context.redirect(errorAddress(visit, 'invalid_request'), 302)
  const { left } = done.facts
  // A form of another site brings no cookie: what the app has asked for is read on the way round.
  if (left.kind === 'answered')
    return context.redirect(`${base}${path}?${new URLSearchParams({ state: relayState ?? '' })}`, 303)
  return left.errand ? runErrand(visit, left.errand) : signedOut(visit)
}

function signedOut(visit: Visit): Response | Promise<Response> {
  const words = chooseWords(visit.context)
  return showPage(visit, words, signedOutPage(words))
}

/**
 * `POST /saml2/logout`: what a SAML provider says of a sign-out, as a form (saml-profiles-2.0-os, 4.4): a signed
 * `SAMLResponse` to our request, with its `RelayState`: 303 on to where the app wants its people; or a signed
 * `SAMLRequest`: the browsers' sessions of its subject end, and the provider is told so. 302 to the error page where
 * no provider of the pool that is to sign out has signed it, or nobody asked.
 */
export const samlLogout: DomainEndpoint = {
  method: 'POST',
  path,
  async answer(visit) {
    const form = (await readForm(visit.context, longest)) ?? {}
    return hear(visit, { binding: 'post', form }, form['RelayState'])
  },
}

/**
 * `GET /saml2/logout`: the same by an address (saml-bindings-2.0-os, 3.4); and with `state`, the way back of a browser
 * that was sent to a provider: 302 to where the app wants its people, or 200 with a page that says that they are
 * signed out; to the error page where they are not.
 */
export const samlLogoutByAddress: DomainEndpoint = {
  method: 'GET',
  path,
  async answer(visit) {
    const { context, query, pool, twice } = visit
    const { search } = new URL(context.req.url)
    if (query['SAMLRequest'] || query['SAMLResponse'] || twice.length)
      return hear(visit, { binding: 'redirect', query: search.slice(1) }, query['RelayState'])
    context.header('cache-control', 'no-store')
    const asked = takeLeave(visit, query['state'] ?? '')
    if (asked) return leaveFor({ ...visit, query: asked }, readLogout(asked, pool))
    // Whoever made a link to it would have a page of ours say what is not so.
    if (await knownBrowser(visit)) return context.redirect(errorAddress(visit, 'invalid_request'), 302)
    return signedOut(visit)
  },
}
