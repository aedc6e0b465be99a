import type { Write } from '../../../engine/effect.ts'
import { standingOf } from '../../../engine/threats/new-event.ts'
import type { AuthEvent, AuthEventPage, EventStanding } from '../../../model/auth-event.ts'
import { Fault } from '../../../model/fault.ts'
import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'

type Row = Readonly<Record<string, unknown>>
type Body = Omit<AuthEvent, 'poolId' | 'username' | 'id' | 'at'>

/** What was tried in the name of every user. */
export interface AuthEvents {
  byId(poolId: string, username: string, id: string): AuthEvent | undefined
  page(poolId: string, username: string, page: { limit: number; after?: string }): AuthEventPage
  /** The newest of them. */
  ofStanding(poolId: string, username: string, standing: EventStanding, limit: number): readonly AuthEvent[]
  keep(write: Write & { kind: 'keep auth event' }): void
  judge(write: Write & { kind: 'judge auth event' }): void
}

/** The statements, each of which goes by an index. */
export const authEventStatements = {
  byId: 'SELECT * FROM auth_events WHERE pool_id = ? AND username = ? AND id = ?',
  page: 'SELECT * FROM auth_events WHERE pool_id = ? AND username = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
  ofStanding: `SELECT * FROM auth_events WHERE pool_id = ? AND username = ? AND standing = ?
    ORDER BY seq DESC LIMIT ?`,
  keep: `INSERT INTO auth_events (pool_id, username, id, at, standing, body)
    SELECT pool_id, username, ?, ?, ?, ? FROM users WHERE pool_id = ? AND username = ?
    ON CONFLICT (pool_id, username, id) DO UPDATE SET standing = excluded.standing, body = excluded.body`,
  forget: `DELETE FROM auth_events WHERE pool_id = ?1 AND username = ?2 AND standing = ?3 AND seq <= (SELECT seq
    FROM auth_events WHERE pool_id = ?1 AND username = ?2 AND standing = ?3 ORDER BY seq DESC LIMIT 1 OFFSET ?4)`,
} as const

/** Events as rows, sealed for the very user and event: addresses of people are in them. */
export function openAuthEvents(db: Database, seal: Seal): AuthEvents {
  const context = (poolId: string, username: string, id: string) =>
    JSON.stringify(['auth event', poolId, username, id])

  function read(row: Row): AuthEvent {
    const [poolId, username, id] = [String(row.pool_id), String(row.username), String(row.id)]
    const opened = seal.open(row.body as Uint8Array, context(poolId, username, id))
    const body = JSON.parse(Buffer.from(opened).toString()) as Body
    return { ...body, poolId, username, id, at: Number(row.at) }
  }

  const byId: AuthEvents['byId'] = (poolId, username, id) => {
    const row = db.sql(authEventStatements.byId).get(poolId, username, id)
    return row && read(row)
  }

  function put(event: AuthEvent): void {
    const { poolId, username, id, at, ...body } = event
    const sealed = seal.seal(Buffer.from(JSON.stringify(body)), context(poolId, username, id))
    db.sql(authEventStatements.keep).run(id, at, standingOf(event), sealed, poolId, username)
  }

  return {
    byId,
    page(poolId, username, { limit, after }) {
      const before = after === undefined ? Number.MAX_SAFE_INTEGER : Number(after)
      if (!Number.isSafeInteger(before)) return { events: [] }
      const found = db.sql(authEventStatements.page).all(poolId, username, before, limit + 1)
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      return { events: shown.map(read), ...(last && found.length > limit && { next: String(last.seq) }) }
    },
    ofStanding(poolId, username, standing, limit) {
      return db.sql(authEventStatements.ofStanding).all(poolId, username, standing, limit).map(read)
    },
    keep({ event, most }) {
      // What somebody has said of it meanwhile stays said.
      const { feedback } = byId(event.poolId, event.username, event.id) ?? {}
      const now = { ...event, ...(feedback && { feedback }) }
      put(now)
      db.sql(authEventStatements.forget).run(event.poolId, event.username, standingOf(now), most)
    },
    judge({ poolId, username, id, feedback, gone }) {
      const event = byId(poolId, username, id)
      if (!event) throw new Fault(gone.code, gone.message)
      put({ ...event, feedback })
    },
  }
}
