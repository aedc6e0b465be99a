import type { Api } from '../model/api.ts'
import { sessionsOf } from '../engine/sessions/rules.ts'
import { ssoOf } from '../engine/sessions/set-rules.ts'
import type { AppClient, UserPool } from '../model/pool.ts'

/** What a pool says of sessions, as the API says it. */
export const sayPoolSessions = (pool: UserPool): Api['GetUserPoolSessionConfiguration']['output'] => {
  const { UserSessionTracking, TokenSession } = sessionsOf(pool)
  return { UserPoolId: pool.id, UserSessionTracking, TokenSession }
}

/** What a client says of sessions, as the API says it. */
export const sayClientSessions = (
  pool: UserPool,
  client: AppClient,
  sso = ssoOf(pool, client),
): Api['GetUserPoolClientSessionConfiguration']['output'] => ({
  UserPoolId: pool.id,
  ClientId: client.id,
  SSOSession: sso,
})
