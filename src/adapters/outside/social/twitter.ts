import { createHmac, randomBytes } from 'node:crypto'
import { Distrusted, malformed } from '../distrusted.ts'
import { askProvider } from './social-login.ts'
import type { SocialLogin } from './social-login.ts'

/**
 * `api.twitter.com`: OAuth 1.0a tokens, as `token;secret`, of an app whose id is `consumerKey;consumerSecret`.
 * Only who has both secrets can ask about them: the answer tells of whom the token is, and that it is the app's.
 */
export const twitter: SocialLogin = async ({ appId, token, now }, { documents, places }) => {
  const [consumerKey, consumerSecret] = halves(appId ?? '') ?? []
  if (consumerKey === undefined || consumerSecret === undefined) throw new Distrusted({ why: 'audience' })
  const [key, secret] = halves(token) ?? []
  if (key === undefined || secret === undefined) throw malformed()
  const url = `${places.twitter}/1.1/account/verify_credentials.json`
  const parameters = {
    oauth_consumer_key: consumerKey,
    oauth_nonce: randomBytes(16).toString('hex'),
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: `${Math.floor(now / 1000)}`,
    oauth_token: key,
    oauth_version: '1.0',
  }
  const signature = sign(url, parameters, `${encode(consumerSecret)}&${encode(secret)}`)
  const authorization = Object.entries({ ...parameters, oauth_signature: signature })
    .map(([name, value]) => `${name}="${encode(value)}"`)
    .join(', ')
  const said = await askProvider(documents, url, { authorization: `OAuth ${authorization}` })
  const { id_str: id } = said
  if (typeof id !== 'string' || !id) throw new Distrusted({ why: 'rejected' })
  return { subject: id, issuer: 'api.twitter.com', audience: [consumerKey], claims: { id_str: id } }
}

/** The signature of RFC 5849, 3.4, of a request by GET whose parameters are all in its header, in their order. */
function sign(url: string, parameters: Readonly<Record<string, string>>, key: string): string {
  const said = Object.entries(parameters)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&')
  return createHmac('sha1', key)
    .update(['GET', encode(url), encode(said)].join('&'))
    .digest('base64')
}

/** Percent-encoding of RFC 5849, 3.6. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )

function halves(text: string): readonly string[] | undefined {
  return /^([\x21-\x3a\x3c-\x7e]{1,1024});([\x21-\x3a\x3c-\x7e]{1,1024})$/.exec(text)?.slice(1)
}
