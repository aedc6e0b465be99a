import { chooseProvider } from '../../../engine/federation/choose-provider.ts'
import { readAuthorization } from '../../../engine/oauth/read-authorization.ts'
import { refusalOf } from '../../../engine/oauth/send-back.ts'
import { accountRefusal } from '../account-refusal.ts'
import { pageAddress } from '../arrive.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { errorAddress } from '../error-address.ts'
import { goToProvider } from '../go-to-provider.ts'
import { passKnown } from '../pass-known.ts'

/**
 * `GET /oauth2/authorize`: begins a sign-in for an app (RFC 6749, sections 4.1.1 and 4.2.1; Cognito's
 * "Authorize endpoint"). 302 to the sign-in page; to the provider that `identity_provider` or
 * `idp_identifier` names, or the only one that the app has; or back to the app with `error`; where the client or
 * its address are not known, to the error page.
 */
export const authorize: DomainEndpoint = {
  method: 'GET',
  path: '/oauth2/authorize',
  async answer(visit) {
    const { context, query, pool } = visit
    const asked = readAuthorization(query, pool, visit)
    if (asked.kind !== 'sound') await accountRefusal(visit, 'OAuth2_Authorize_GET', asked.error, asked.why)
    if (asked.kind === 'shown') return context.redirect(errorAddress(visit, asked.error), 302)
    if (asked.kind === 'sent back') return context.redirect(refusalOf(asked), 302)
    const passed = await passKnown(visit, asked)
    if (passed) return passed
    const choice = chooseProvider(query, pool, asked.client)
    if (choice.kind === 'provider') return goToProvider(visit, asked, choice.idp)
    // That the app hears of it in this word is unverified.
    if (choice.kind === 'unknown')
      return context.redirect(refusalOf({ to: asked.authorization, error: 'invalid_request' }), 302)
    return context.redirect(pageAddress(visit, '/login'), 302)
  },
}
