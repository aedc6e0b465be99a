import type { Ports } from '../../engine/ports.ts'
import type { Gate, GateRoute } from '../../model/gate.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { Refused } from './gate-request.ts'

/** What it takes to check the token of a user pool. */
export type TokenProofs = Pick<Ports, 'signer' | 'pools' | 'clock'>

/**
 * Checks a token of a user pool as a JWT authorizer of API Gateway does: signature, issuer, time, and a
 * client of the list as `aud` or, where there is none, as `client_id`; then any one of the route's scopes.
 * Follows "Control access to HTTP APIs with JWT authorizers" of the API Gateway guide. Gives the claims.
 */
export async function authorizeToken(
  header: string | undefined,
  jwt: Gate['jwt'],
  { scopes }: Pick<GateRoute, 'scopes'>,
  { signer, pools, clock }: TokenProofs,
): Promise<JsonObject> {
  const token = /^(?:Bearer )?([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header?.trim() ?? '')?.[1]
  const pool = jwt && (await pools.byId(jwt.poolId))
  if (!token || !pool) throw unauthorized()
  const claims =
    (await signer.verify(pool.id, 'access', token)) ?? (await signer.verify(pool.id, 'id', token))
  const now = clock.now() / 1000
  if (claims?.['iss'] !== pools.issuer(pool)) throw unauthorized()
  const { exp, nbf, aud, client_id: client } = claims
  if (typeof exp !== 'number' || exp <= now || (typeof nbf === 'number' && nbf > now)) throw unauthorized()
  if (!jwt.clientIds.some((id) => id === (aud ?? client))) throw unauthorized()
  const granted = typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : []
  if (scopes && !scopes.some((scope) => granted.includes(scope)))
    throw new Refused(403, 'Forbidden', 'Forbidden')
  return claims
}

const unauthorized = () => new Refused(401, 'Unauthorized', 'Unauthorized')
