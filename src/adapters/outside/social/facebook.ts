import { Distrusted } from '../distrusted.ts'
import { askProvider, checkAccessToken, verifyWithKeysOf } from './social-login.ts'
import type { SocialLogin } from './social-login.ts'

/** Both hosts have signed tokens of Limited Login. */
const issuers = ['https://www.facebook.com', 'https://limited.facebook.com']

/**
 * `graph.facebook.com`: access tokens, of which the Graph API itself tells for which app and of whom they
 * are, since an identity pool knows no secret of the app; and the JWTs of Limited Login.
 */
export const facebook: SocialLogin = async (asked, world) => {
  const { appId, token } = asked
  const { documents, places } = world
  if (token.split('.').length === 3 && token.startsWith('ey'))
    return verifyWithKeysOf(places.facebookLimited, issuers, asked, world)
  checkAccessToken(token)
  const key = `access_token=${encodeURIComponent(token)}`
  // The app first: a token of another one is not used for anything.
  const app = await askProvider(documents, `${places.facebook}/app?fields=id&${key}`)
  const app_id = app['id']
  if (typeof app_id !== 'string' || app_id !== (appId ?? app_id)) throw new Distrusted({ why: 'audience' })
  const { id } = await askProvider(documents, `${places.facebook}/me?fields=id&${key}`)
  if (typeof id !== 'string' || !id) throw new Distrusted({ why: 'rejected' })
  return { subject: id, issuer: 'graph.facebook.com', audience: [app_id], claims: { app_id, id } }
}
