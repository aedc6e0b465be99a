import type { IdentityProvider } from '../../../engine/federation/federation-port.ts'
import { refusedTo, toldOf } from '../../../engine/federation/refusal.ts'
import { sendToSaml } from '../../../engine/federation/saml/send-to-saml.ts'
import type { Arrival } from '../arrive.ts'
import { ownAddress } from '../own-address.ts'
import { markBrowser } from '../sent-browser.ts'
import type { Visit } from '../visit.ts'
import { runErrand } from './run-errand.ts'

/** Our address to which SAML providers have their answers brought. */
export const samlReturnPath = '/saml2/idpresponse'

/**
 * Sends a visitor to a SAML provider, and keeps what for. An app whose provider cannot be asked hears of it. That
 * `prompt=login` has the provider ask whoever is signed in there is unverified.
 */
export async function goToSaml(
  visit: Visit,
  { client, authorization, wishes }: Arrival,
  idp: IdentityProvider,
): Promise<Response> {
  const { context, pool } = visit
  const done = await visit.run('OAuth2_Authorize_GET', sendToSaml, {
    pool,
    client,
    authorization,
    idp,
    cookie: markBrowser(visit),
    returnTo: ownAddress(visit, samlReturnPath),
    domain: ownAddress(visit, ''),
    forced: wishes.prompt.includes('login'),
  })
  context.header('cache-control', 'no-store')
  context.header('referrer-policy', 'no-referrer')
  if ('fault' in done) return context.redirect(refusedTo(authorization, toldOf(done.fault)), 302)
  return runErrand(visit, done.facts.errand)
}
