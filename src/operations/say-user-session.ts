import type { Api } from '../model/api.ts'
import { deviceType } from '../engine/sessions/device-type.ts'
import { sessionsOf } from '../engine/sessions/rules.ts'
import { ssoOf } from '../engine/sessions/set-rules.ts'
import type { AppClient, UserPool } from '../model/pool.ts'
import type { UserSession } from '../model/user-session.ts'

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

type Described = NonNullable<Api['ListUserSessions']['output']['Sessions']>[number]

// Where on earth an address is, nobody here knows; this is what Cognito says then.
const nowhere = { Country: 'unknown' } as const

/** Sessions as the API says them. `current` is the grant of the access token in hand, if there is one. */
export const saySessions = (
  sessions: readonly UserSession[],
  current?: unknown,
): Api['ListUserSessions']['output'] => ({
  Sessions: sessions.map((session): Described => ({
    SessionId: session.id,
    SessionType: session.kind,
    ClientId: session.clientId,
    CreateDate: session.createdAt / 1000,
    LastActiveDate: session.activeAt / 1000,
    DeviceType: deviceType(session.userAgent),
    ...(session.ip !== undefined && { LastIPAddress: session.ip }),
    LastLocation: nowhere,
    ...(session.originId !== undefined && { OriginSessionId: session.originId }),
    IsCurrentSession: session.grantId !== undefined && session.grantId === current,
  })),
})
