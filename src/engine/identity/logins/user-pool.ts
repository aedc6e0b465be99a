import type { JsonObject } from '../../../model/trigger.ts'
import type { UserPool } from '../../../model/pool.ts'
import type { Ports } from '../../ports.ts'
import type { LoginKind } from '../proven-login.ts'
import { claimMissing, expired, notAToken, notSupported, notYetValid } from '../refusals.ts'
import { takenBack, unsigned, wrongIssuer } from '../refusals.ts'

// Seconds by which the clock that a token was made by may be ahead of this one.
const ahead = 60

/**
 * Users of user pools of this server, by their ID tokens: `cognito-idp.<region>.amazonaws.com/<pool id>`, or
 * the issuer as the tokens say it, without its scheme, which clients take for the key.
 */
export const userPool: LoginKind = async ({ identityPool, key: shown, token }, ports) => {
  const key = await keyAtAws(shown, ports)
  const providers = identityPool.properties.CognitoIdentityProviders ?? []
  const listed = providers.filter(({ ProviderName }) => ProviderName === key)
  if (!listed.length) return undefined
  const claims = await readToken(key, token, ports)
  const provider = listed.find(({ ClientId }) => ClientId === claims.aud)
  if (!provider) throw notSupported()
  if (provider.ServerSideTokenCheck) await checkWithPool(claims, ports)
  return {
    kind: 'public',
    provider: key,
    subject: claims.sub,
    names: [`${key}:${claims.aud}`, key],
    claims: claims.all,
    amr: [key, `${key}:CognitoSignIn:${claims.sub}`],
  }
}

/** The login key that a pool has at AWS, of the one that it has here. */
async function keyAtAws(key: string, { pools }: Ports): Promise<string> {
  const pool = await pools.byId(key.slice(key.lastIndexOf('/') + 1))
  const ours = pool && pools.issuer(pool).replace(/^https?:\/\//, '') === key
  return ours ? `cognito-idp.${pool.region}.amazonaws.com/${pool.id}` : key
}

interface IdClaims {
  readonly pool: UserPool
  readonly sub: string
  readonly aud: string
  readonly iat: number
  readonly all: JsonObject
}

/** The claims of an ID token that the pool has signed and that is in time. */
async function readToken(key: string, token: string, { pools, signer, clock }: Ports): Promise<IdClaims> {
  const pool = await pools.byId(key.slice(key.indexOf('/') + 1))
  const ours = pool && key === `cognito-idp.${pool.region}.amazonaws.com/${pool.id}` ? pool : undefined
  const all = ours && (await signer.verify(ours.id, 'id', token))
  // Nothing that is not verified is believed: it only tells which sentence a token deserves that will not do.
  const claimed = all ?? unverified(token)
  if (!claimed) throw notAToken()
  for (const claim of ['iss', 'sub', 'aud', 'exp', 'iat'])
    if (claimed[claim] === undefined) throw claimMissing(claim)
  const issuers = [`https://${key}`, ...(ours ? [pools.issuer(ours)] : [])]
  if (!issuers.some((issuer) => issuer === claimed['iss'])) throw wrongIssuer()
  if (!ours || !all) throw unsigned()
  const { sub, aud, exp, iat } = all
  if (typeof sub !== 'string' || typeof aud !== 'string' || typeof exp !== 'number') throw notAToken()
  if (typeof iat !== 'number' || all['token_use'] !== 'id') throw notAToken()
  const now = Math.floor(clock.now() / 1000)
  if (exp <= now) throw expired(exp, now)
  if (iat > now + ahead) throw notYetValid()
  return { pool: ours, sub, aud, iat, all }
}

/** Asks the pool whether the user still is who the token says, and has not signed out since. */
async function checkWithPool({ pool, sub, iat, all }: IdClaims, { store }: Ports): Promise<void> {
  const { 'cognito:username': username, origin_jti: grant } = all
  const user = await store.user(pool.id, String(username))
  if (!user || user.sub !== sub || !user.enabled) throw takenBack()
  if (typeof grant === 'string' && !(await store.grantStands(grant))) throw takenBack()
  // Tokens know seconds: one of the very second in which its user signed out counts only by its grant.
  if (user.validSince !== undefined && (iat + 1) * 1000 <= user.validSince) throw takenBack()
}

function unverified(token: string): JsonObject | undefined {
  const [, payload, signature, ...more] = token.split('.', 4)
  if (payload === undefined || signature === undefined || more.length) return undefined
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
      ? (claims as JsonObject)
      : undefined
  } catch {
    return undefined
  }
}
