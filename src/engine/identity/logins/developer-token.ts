import { developerMethod, openIdIssuer, tagsOf } from '../open-id-token.ts'
import type { LoginKind } from '../proven-login.ts'
import { claimMissing, expired, notSupported, unsigned } from '../refusals.ts'

/**
 * Users of a developer's own back end, by the token that it was given for them
 * (`GetOpenIdTokenForDeveloperIdentity`): `cognito-identity.amazonaws.com`.
 */
export const developerToken: LoginKind = async ({ identityPool, key, token }, { signer, clock }) => {
  const { DeveloperProviderName: provider } = identityPool.properties
  if (key !== 'cognito-identity.amazonaws.com' || provider === undefined) return undefined
  const claims = await signer.verifyIdentity(identityPool.id, token)
  if (claims?.['iss'] !== openIdIssuer || claims['aud'] !== identityPool.id) throw unsigned()
  const { sub, exp, amr } = claims
  if (typeof sub !== 'string') throw claimMissing('sub')
  if (typeof exp !== 'number') throw claimMissing('exp')
  const now = Math.floor(clock.now() / 1000)
  if (exp <= now) throw expired(exp, now)
  // A token of the basic flow, for whoever signed in with a provider, stands for that provider's roles only.
  const methods = Array.isArray(amr) ? amr.map(String) : []
  const prefix = developerMethod(provider, identityPool.id, '')
  const user = methods.find((method) => method.startsWith(prefix))?.slice(prefix.length)
  if (!user) throw notSupported()
  return {
    kind: 'developer',
    provider,
    subject: user,
    names: [provider, key],
    claims,
    amr: methods.filter((method) => method !== 'authenticated'),
    token: { identityId: sub, tags: tagsOf(claims), ends: exp },
  }
}
