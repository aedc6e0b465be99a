import type { IdentityProvider } from '../../engine/federation/federation-port.ts'
import { refusedTo, toldOf } from '../../engine/federation/refusal.ts'
import { sendToProvider } from '../../engine/federation/send-to-provider.ts'
import type { Arrival } from './arrive.ts'
import { ownAddress } from './own-address.ts'
import { goToSaml } from './saml/go-to-saml.ts'
import { markBrowser } from './sent-browser.ts'
import type { Visit } from './visit.ts'

/** Our address to which providers that speak OAuth send their answers. */
export const returnPath = '/oauth2/idpresponse'

/**
 * Sends a visitor to a provider, and keeps what for. An app whose provider cannot be spoken to hears of it. Of the
 * app's wishes the provider is told how to ask, and whom the app expects.
 */
export async function goToProvider(visit: Visit, arrival: Arrival, idp: IdentityProvider): Promise<Response> {
  if (idp.ProviderType === 'SAML') return goToSaml(visit, arrival, idp)
  const { client, authorization, wishes } = arrival
  const { context, pool, query } = visit
  const loginHint = query['login_hint']
  const prompt = wishes.prompt.join(' ')
  const done = await visit.run('OAuth2_Authorize_GET', sendToProvider, {
    pool,
    client,
    authorization,
    idp,
    cookie: markBrowser(visit),
    returnTo: ownAddress(visit, returnPath),
    ...(loginHint && { loginHint }),
    ...(prompt && { prompt }),
  })
  context.header('cache-control', 'no-store')
  context.header('referrer-policy', 'no-referrer')
  const address = 'fault' in done ? refusedTo(authorization, toldOf(done.fault)) : done.facts.address
  return context.redirect(address, context.req.method === 'POST' ? 303 : 302)
}
