import { trusted } from '../distrust.ts'
import type { LoginKind } from '../proven-login.ts'

/** Users of social logins, by the tokens that each of them gives: `accounts.google.com` and the like. */
export const social: LoginKind = async ({ identityPool, key, token }, { outside, clock }) => {
  const apps = identityPool.properties.SupportedLoginProviders ?? {}
  const appId = Object.hasOwn(apps, key) ? apps[key] : undefined
  if (appId === undefined) return undefined
  const { subject, claims } = trusted(await outside.social(key, appId, token, clock.now()))
  return {
    kind: 'public',
    provider: key,
    subject,
    names: [key],
    claims,
    amr: [key, `${key}:OIDC:${subject}`],
  }
}
