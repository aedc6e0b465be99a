import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { UserSession } from '../../model/user-session.ts'
import type { Step } from '../flow.ts'

type Owned = { readonly pool: UserPool; readonly user: User }

// A user's sessions are told all at once, as the guide says, of apps and of browsers.
const mostTold = 125
// The code and the sentences are unverified.
const gone = { code: 'ResourceNotFoundException', message: 'Session does not exist.' } as const
const own = 'The session of the access token in hand cannot be revoked: sign out instead.'

/** Lists where a user is signed in, the last one used first: all of it at once, so that there is no next page. */
export const listSessions: Step<
  Owned & { readonly NextToken?: string | undefined },
  { sessions: readonly UserSession[] }
> = {
  name: 'list sessions',
  async run({ pool, user, NextToken }, { store, clock }) {
    if (NextToken !== undefined) throw new Fault('InvalidParameterException', 'Invalid pagination token.')
    return { sessions: await store.sessions(pool.id, user.username, { limit: mostTold, now: clock.now() }) }
  },
}

/** Refuses to end the session that asks for it. */
export const refuseOwn: Step<Owned & { readonly SessionId: string; readonly claims: JsonObject }> = {
  name: 'check that it is another session',
  async run({ pool, user, SessionId, claims }, { store, clock }) {
    const sessions = await store.sessions(pool.id, user.username, { limit: mostTold, now: clock.now() })
    const asking = sessions.find(({ grantId }) => grantId !== undefined && grantId === claims['origin_jti'])
    if (asking?.id === SessionId) throw new Fault('InvalidParameterException', own)
    return undefined
  },
}

/** Ends a session of a user, and takes back every token of it. */
export const revokeSession: Step<
  Owned & { readonly SessionId: string; readonly RevokeAssociatedSessions?: 'LINKED' | 'NONE' | undefined }
> = {
  name: 'revoke session',
  run({ pool, user, SessionId, RevokeAssociatedSessions }, _, { effects }) {
    effects.push({
      kind: 'end session',
      poolId: pool.id,
      username: user.username,
      id: SessionId,
      linked: RevokeAssociatedSessions === 'LINKED',
      gone,
    })
    return undefined
  },
}
