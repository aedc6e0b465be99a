import { putAside, takeHandOff } from '../../../engine/federation/hand-off.ts'
import { hearProvider } from '../../../engine/federation/hear-provider.ts'
import { stillAppAddress } from '../../../engine/federation/still-app-address.ts'
import { comeBack } from '../come-back.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { errorAddress } from '../error-address.ts'
import { returnPath } from '../go-to-provider.ts'
import { readForm } from '../read-form.ts'
import { sentBrowser } from '../sent-browser.ts'
import type { Visit } from '../visit.ts'

/**
 * `GET /oauth2/idpresponse`: the answer of a provider, `code` or `error` with `state` (RFC 6749, section 4.1.2; `iss`,
 * RFC 9207), in the browser that was sent there. 303 to the app, as after any sign-in or with `error`; 302 to the
 * error page where this browser was not sent there, or has been here with this answer before.
 */
export const idpResponse: DomainEndpoint = {
  method: 'GET',
  path: returnPath,
  async answer(visit) {
    const { pool, ports, query } = visit
    const handOff = await takeHandOff(pool, { state: query['state'], cookie: sentBrowser(visit) }, ports)
    if (!handOff || !stillAppAddress(pool, handOff.authorization)) return lost(visit)
    const answer = handOff.answer ?? query
    return comeBack(
      visit,
      handOff,
      await visit.run('OAuth2Response_GET', hearProvider, { pool, handOff, answer }),
    )
  },
}

/**
 * `POST /oauth2/idpresponse`: the same as a form (OAuth 2.0 Form Post Response Mode), as Apple sends it. 303 to this
 * very address: a form of another site brings no cookie, and only this browser's own may be believed.
 */
export const idpFormResponse: DomainEndpoint = {
  method: 'POST',
  path: returnPath,
  async answer(visit) {
    const { pool, ports, context, base } = visit
    const answer = await readForm(context)
    const state = answer && (await putAside(pool, { state: answer['state'], answer }, ports))
    if (state === undefined) return lost(visit)
    context.header('cache-control', 'no-store')
    return context.redirect(`${base}${returnPath}?${new URLSearchParams({ state })}`, 303)
  },
}

/** That Cognito says so, and nothing of why, is unverified. */
const lost = (visit: Visit) => visit.context.redirect(errorAddress(visit, 'invalid_request'), 302)
