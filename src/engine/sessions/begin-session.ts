import type { BrowserSession } from '../../model/browser-session.ts'
import type { Grant } from '../../model/user.ts'
import type { UserPool } from '../../model/pool.ts'
import type { SessionUse } from '../../model/user-session.ts'
import type { Run } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { drawLetters } from '../secrets/random-text.ts'
import { mostSessions, tracksSessions } from './rules.ts'

// What a caller says of itself may be long; no more of it than Cognito would say is kept. Characters.
const mostAgent = 1024

/** How a session is used right now. */
const useNow = ({ clock, caller: { ip, userAgent } }: Pick<Ports, 'clock' | 'caller'>): SessionUse => ({
  activeAt: clock.now(),
  ...(ip !== undefined && { ip }),
  ...(userAgent !== undefined && { userAgent: userAgent.slice(0, mostAgent) }),
})

/** Keeps the session of an app whose tokens stand for a grant, where the pool tracks sessions. */
export function beginSession(
  pool: UserPool,
  grant: Grant,
  ports: Ports,
  { effects }: Pick<Run, 'effects'>,
  originId?: string,
): void {
  if (!tracksSessions(pool)) return
  const used = useNow(ports)
  effects.push({
    kind: 'keep session',
    most: mostSessions(pool),
    session: {
      id: `tkn${drawLetters(25, 'lower', ports.random)}`,
      kind: 'TOKEN',
      poolId: pool.id,
      username: grant.username,
      clientId: grant.clientId,
      grantId: grant.id,
      ...(originId !== undefined && { originId }),
      createdAt: used.activeAt,
      expiresAt: grant.expiresAt,
      ...used,
    },
  })
}

/** Lists the session of a browser among those of its user, where the pool tracks sessions. */
export function listBrowser(
  pool: UserPool,
  { id, poolId, username, clientId, expiresAt }: BrowserSession,
  ports: Ports,
  { effects }: Pick<Run, 'effects'>,
): void {
  if (!tracksSessions(pool)) return
  const used = useNow(ports)
  effects.push({
    kind: 'keep session',
    most: mostSessions(pool),
    session: {
      id,
      kind: 'SSO',
      poolId,
      username,
      clientId,
      createdAt: used.activeAt,
      expiresAt,
      ...used,
    },
  })
}

/** Notes that a browser was not asked again, where the pool tracks sessions. */
export function noteBrowser(
  pool: UserPool,
  id: string,
  ports: Ports,
  { effects }: Pick<Run, 'effects'>,
): void {
  if (tracksSessions(pool)) effects.push({ kind: 'use browser session', id, set: useNow(ports) })
}

/** Notes that the tokens of a grant were made anew, where the pool tracks sessions. */
export function noteUse(
  pool: UserPool,
  grantId: string,
  ports: Ports,
  { effects }: Pick<Run, 'effects'>,
): void {
  if (tracksSessions(pool)) effects.push({ kind: 'use session', grantId, set: useNow(ports) })
}
