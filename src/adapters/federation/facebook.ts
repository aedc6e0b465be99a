import { createHmac } from 'node:crypto'
import { mappedSources } from './mapped-sources.ts'
import { plainOAuth, withQuery } from './plain-oauth.ts'

/**
 * Facebook Login, as its guide "Manually Build a Login Flow" has it: the token endpoint is asked by GET, and the
 * Graph API for the fields that are mapped, with a proof that the token is used by the app itself.
 */
export const facebook = plainOAuth({
  method: 'GET',
  subject: 'id',
  about({ idp, need }, accessToken) {
    const fields = [...new Set(['id', ...mappedSources(idp)])].join(',')
    const proof = createHmac('sha256', need('client_secret')).update(accessToken).digest('hex')
    const address = `${need('attributes_url')}${encodeURIComponent(fields)}`
    return { url: withQuery(address, { access_token: accessToken, appsecret_proof: proof }) }
  },
})
