import { issueTokens } from '../../../engine/oauth/issue-tokens.ts'
import type { Tokens } from '../../../engine/claims/mint.ts'
import { readClient } from '../client-credentials.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { readForm } from '../read-form.ts'
import { refused, said } from '../say-json.ts'

/**
 * `POST /oauth2/token`: trades a grant for tokens (RFC 6749, section 3.2; Cognito's "Token endpoint"). Takes a
 * form; clients with a secret prove it by HTTP Basic or as `client_secret`, others send `client_id`. 200 with
 * `access_token`, `id_token` (with the scope `openid`), `refresh_token` (of a code, and where tokens rotate),
 * `expires_in` (seconds) and `token_type`; 400 with `error`, and 500 where the fault is ours.
 */
export const token: DomainEndpoint = {
  method: 'POST',
  path: '/oauth2/token',
  open: true,
  async answer(visit) {
    const form = await readForm(visit.context)
    const shown = form && readClient(visit.context, form)
    if (!form || !shown) return refused(visit, 'invalid_request')
    const done = await visit.run('Token_POST', issueTokens, { pool: visit.pool, form, ...shown })
    if ('fault' in done) return refused(visit, done.fault)
    return said(visit, sayTokens(done.facts.tokens))
  },
}

const sayTokens = ({ idToken, accessToken, refreshToken, expiresIn }: Tokens) => ({
  ...(idToken && { id_token: idToken }),
  access_token: accessToken,
  ...(refreshToken && { refresh_token: refreshToken }),
  expires_in: expiresIn,
  token_type: 'Bearer',
})
