import type { FaultCode } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { apiScope } from '../sign-in/api-scope.ts'

/** Scopes that say which attributes an app may learn: they have no meaning without `openid`. */
const ofOpenId = ['email', 'phone', 'profile']

/** The scopes that are asked for: all that the client may have, where none is named. Each once, in their order. */
export function scopesOf(
  said: string | undefined,
  { properties: { AllowedOAuthScopes = [] } }: AppClient,
): readonly string[] {
  const named = said?.split(/\s+/).filter(Boolean) ?? []
  return named.length ? [...new Set(named)] : AllowedOAuthScopes
}

/** The scopes of a pool's resource servers, as apps name them. */
export const resourceScopes = ({ resourceServers }: Pick<UserPool, 'resourceServers'>): readonly string[] =>
  resourceServers.flatMap(({ Identifier, Scopes = [] }) =>
    Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
  )

/** The scopes that a client may have for itself: of resource servers, for nobody signs in. */
export function machineScopes(pool: UserPool, { properties }: AppClient): readonly string[] {
  const own = new Set(resourceScopes(pool))
  return (properties.AllowedOAuthScopes ?? []).filter((scope) => own.has(scope))
}

/** Whether there is such a scope in a pool, for whichever client. */
export function knownScope(pool: UserPool): (scope: string) => boolean {
  const known = new Set(['openid', ...ofOpenId, apiScope, ...resourceScopes(pool)])
  return (scope) => known.has(scope)
}

/** Refuses scopes that the pool has not got. One that only the client has not got is passed over. */
export function scopeFault(scopes: readonly string[], pool: UserPool): FaultCode | undefined {
  if (!scopes.every(knownScope(pool))) return 'invalid_scope'
  // That they are refused without it, and not passed over, is unverified.
  return scopes.some((scope) => ofOpenId.includes(scope)) && !scopes.includes('openid')
    ? 'invalid_scope'
    : undefined
}
