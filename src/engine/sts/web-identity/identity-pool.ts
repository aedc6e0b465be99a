import { openIdIssuer } from '../../identity/open-id-token.ts'
import { keysOf } from './keys-of.ts'
import { claimMissing, expired, unsigned } from './refusals.ts'
import { saidInToken } from './said-in-token.ts'
import type { WebProvider } from './web-identity.ts'

const federated = 'cognito-identity.amazonaws.com'

/** Identities of identity pools, by the OpenID tokens of the basic flow, which nobody but this server signs. */
export const identityPool: WebProvider = async ({ token, claimed }, { signer, clock }) => {
  if (claimed['iss'] !== openIdIssuer) return undefined
  const { aud: pool } = claimed
  if (typeof pool !== 'string') throw claimMissing('aud')
  const claims = await signer.verifyIdentity(pool, token)
  if (claims?.['iss'] !== openIdIssuer || claims['aud'] !== pool) throw unsigned()
  const { sub, exp } = claims
  if (typeof sub !== 'string') throw claimMissing('sub')
  if (typeof exp !== 'number') throw claimMissing('exp')
  const now = Math.floor(clock.now() / 1000)
  if (exp <= now) throw expired(exp, now)
  return {
    federated,
    subject: sub,
    audience: pool,
    keys: keysOf(federated, federated, claims),
    ...saidInToken(claims),
  }
}
