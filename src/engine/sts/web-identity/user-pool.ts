import type { Ports } from '../../ports.ts'
import { listedAudience, providerOf } from './oidc-provider.ts'
import { keysOf } from './keys-of.ts'
import { claimMissing, expired, noProvider, unsigned } from './refusals.ts'
import { saidInToken } from './said-in-token.ts'
import type { WebProvider } from './web-identity.ts'

/**
 * Users of this server's own user pools, where one is declared as an OIDC provider of IAM, by their ID
 * tokens: their keys are here, and are not fetched from where AWS would have them.
 */
export const userPool: WebProvider = async ({ token, claimed }, ports) => {
  const { iss } = claimed
  const pool = typeof iss === 'string' ? await poolOf(iss, ports) : undefined
  if (!pool) return undefined
  const host = `cognito-idp.${pool.region}.amazonaws.com/${pool.id}`
  const provider = providerOf(`https://${host}`, ports)
  if (!provider) throw noProvider(`https://${host}`)
  if (claimed['aud'] === undefined) throw claimMissing('aud')
  const claims = await ports.signer.verify(pool.id, 'id', token)
  const { sub, exp, token_use: use } = claims ?? {}
  if (!claims || use !== 'id' || typeof sub !== 'string' || typeof exp !== 'number') throw unsigned()
  const now = Math.floor(ports.clock.now() / 1000)
  if (exp <= now) throw expired(exp, now)
  return {
    federated: provider.arn,
    subject: sub,
    audience: listedAudience(claims, provider),
    keys: keysOf(host, provider.arn, claims),
    ...saidInToken(claims),
  }
}

/** The pool that says itself to be this issuer, or is it at AWS. */
async function poolOf(issuer: string, { pools }: Pick<Ports, 'pools'>) {
  const pool = await pools.byId(issuer.slice(issuer.lastIndexOf('/') + 1))
  if (!pool) return undefined
  const atAws = `https://cognito-idp.${pool.region}.amazonaws.com/${pool.id}`
  return issuer === atAws || issuer === pools.issuer(pool) ? pool : undefined
}
