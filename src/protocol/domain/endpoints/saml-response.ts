import { putAside, takeHandOff } from '../../../engine/federation/hand-off.ts'
import { hearSaml } from '../../../engine/federation/saml/hear-saml.ts'
import { readUnasked, welcomeUnasked } from '../../../engine/federation/saml/welcome-unasked.ts'
import { stillAppAddress } from '../../../engine/federation/still-app-address.ts'
import { comeBack } from '../come-back.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { errorAddress } from '../error-address.ts'
import { ownAddress } from '../own-address.ts'
import { readForm } from '../read-form.ts'
import { samlReturnPath } from '../saml/go-to-saml.ts'
import { sentBrowser } from '../sent-browser.ts'
import { readParameters, type Visit } from '../visit.ts'

/** Bytes of a form: a response of the longest that Cognito takes, each third letter of it written by three. */
const longest = 192 * 1024

/**
 * `POST /saml2/idpresponse`: the answer of a SAML provider, `SAMLResponse` in base64 with `RelayState`
 * (saml-bindings-2.0-os, 3.5; Cognito's "SAML 2.0 identity provider endpoints"). Where it answers a request of ours:
 * 303 to this very address, since a form of another site brings no cookie, and only this browser's own may be
 * believed. Where the provider begins by itself, and may: 303 to the app that `RelayState` names, as after any
 * sign-in or with `error`. 302 to the error page where it is neither.
 */
export const samlResponse: DomainEndpoint = {
  method: 'POST',
  path: samlReturnPath,
  async answer(visit) {
    const { pool, ports, context, base } = visit
    const { SAMLResponse, RelayState = '' } = (await readForm(context, longest)) ?? {}
    if (SAMLResponse === undefined) return lost(visit)
    const answer = { SAMLResponse }
    context.header('cache-control', 'no-store')
    context.header('referrer-policy', 'no-referrer')
    const state = await putAside(pool, { state: RelayState, answer }, ports)
    if (state !== undefined)
      return context.redirect(`${base}${samlReturnPath}?${new URLSearchParams({ state })}`, 303)
    const { query, twice } = readParameters(new URLSearchParams(RelayState))
    const unasked = readUnasked(pool, query, twice)
    if (!unasked) return lost(visit)
    const facts = { ...unasked, pool, answer, domain: ownAddress(visit, '') }
    return comeBack(visit, unasked, await visit.run('SAML2Response_POST', welcomeUnasked, facts))
  },
}

/**
 * `GET /saml2/idpresponse`: takes up an answer that was brought as a form, by `state`, in the browser that was sent to
 * the provider. 303 to the app, as after any sign-in or with `error`; 302 to the error page where this browser was
 * not sent there, or has been here with this answer before.
 */
export const samlReturn: DomainEndpoint = {
  method: 'GET',
  path: samlReturnPath,
  async answer(visit) {
    const { pool, ports, query } = visit
    const handOff = await takeHandOff(pool, { state: query['state'], cookie: sentBrowser(visit) }, ports)
    if (!handOff?.answer || !stillAppAddress(pool, handOff.authorization)) return lost(visit)
    const { answer } = handOff
    const facts = { pool, handOff, answer, domain: ownAddress(visit, '') }
    return comeBack(visit, handOff, await visit.run('SAML2Response_POST', hearSaml, facts))
  },
}

const lost = (visit: Visit) => visit.context.redirect(errorAddress(visit, 'invalid_request'), 302)
