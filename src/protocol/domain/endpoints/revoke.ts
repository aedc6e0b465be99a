import { revokeAtDomain } from '../../../engine/oauth/revoke.ts'
import { readClient } from '../client-credentials.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { readForm } from '../read-form.ts'
import { forPrograms, refused } from '../say-json.ts'

/**
 * `POST /oauth2/revoke`: takes a refresh token back, with every access token of its sign-in (RFC 7009; Cognito's
 * "Revoke endpoint"). Takes a form with `token`; clients with a secret prove it by HTTP Basic or as
 * `client_secret`, others send `client_id`. 200 without a body, also for a token that nobody has; 400 with `error`;
 * 401 with `invalid_client`.
 */
export const revoke: DomainEndpoint = {
  method: 'POST',
  path: '/oauth2/revoke',
  open: true,
  async answer(visit) {
    const form = await readForm(visit.context)
    const shown = form && readClient(visit.context, form)
    if (!form || !shown) return refused(visit, 'invalid_request')
    const done = await visit.run('Revoke_POST', revokeAtDomain, { pool: visit.pool, form, ...shown })
    if ('fault' in done) return refused(visit, done.fault, done.fault.code === 'invalid_client' ? 401 : 400)
    forPrograms(visit)
    return visit.context.body(null, 200)
  },
}
