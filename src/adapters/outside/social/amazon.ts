import { Distrusted } from '../distrusted.ts'
import { askProvider, checkAccessToken } from './social-login.ts'
import type { SocialLogin } from './social-login.ts'

/**
 * `www.amazon.com`: access tokens of Login with Amazon. Follows "Verify access tokens" of its guide. An app
 * has two ids there, of the client and of the application, and an identity pool may have either.
 */
export const amazon: SocialLogin = async ({ appId, token, now }, { documents, places }) => {
  checkAccessToken(token)
  const query = `access_token=${encodeURIComponent(token)}`
  const about = await askProvider(documents, `${places.amazon}/auth/o2/tokeninfo?${query}`)
  const { aud, app_id, user_id, exp } = about
  const app = appId ?? app_id ?? aud
  if (typeof app !== 'string' || (aud !== app && app_id !== app)) throw new Distrusted({ why: 'audience' })
  // How many seconds it has left.
  if (typeof exp === 'number' && exp <= 0) {
    const seconds = Math.floor(now / 1000)
    throw new Distrusted({ why: 'expired', expired: seconds + exp, now: seconds })
  }
  const profile = await askProvider(documents, `${places.amazon}/user/profile`, {
    authorization: `bearer ${token}`,
  })
  if (typeof user_id !== 'string' || !user_id || profile['user_id'] !== user_id)
    throw new Distrusted({ why: 'rejected' })
  const claims = { app_id: app, user_id }
  return { subject: user_id, issuer: 'www.amazon.com', audience: [app], claims }
}
