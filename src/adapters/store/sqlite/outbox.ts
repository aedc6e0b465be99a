import type { Message } from '../../../engine/effect.ts'
import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'
import type { GroupCommit } from './group-commit.ts'

/** A message that somebody has taken, to deliver it. `attempts` counts this one. */
export interface Outgoing extends Omit<Message, 'kind'> {
  readonly id: number
  /** When it was written, in milliseconds since 1970. */
  readonly at: number
  readonly attempts: number
}

/** Which try of which message. */
export type Attempt = Pick<Outgoing, 'id' | 'attempts'>

/** Messages that are to leave the server. */
export interface Outbox {
  /** Within a transaction. */
  put(message: Omit<Message, 'kind'>, at: number): number
  /** Tells of what this process puts into it, once that has been committed. */
  hear(listener: () => void): void
  /** Tells those who hear. */
  tell(): void
  /**
   * Takes messages that are due, the longest due first. Nobody else takes them before `until`: if they are
   * still there by then, whoever took them is gone.
   */
  claim(now: number, until: number, most: number): Promise<readonly Outgoing[]>
  /** Takes away what has been delivered. */
  delivered(attempt: Attempt): Promise<void>
  /** Puts off what could not be delivered. */
  putOff(attempt: Attempt, dueAt: number, why: string): Promise<void>
  /** Gives up: keeps that there was a message, and none of its words. */
  giveUp(attempt: Attempt, at: number, why: string): Promise<void>
  /** When the next is due, if there is any. */
  next(): number | undefined
  /** How many there are. */
  count(): { readonly waiting: number; readonly failed: number }
}

/** Messages as rows, all but what a log may say of them sealed. Whoever was too slow has no say in one any more. */
export function openOutbox(db: Database, seal: Seal, group: GroupCommit): Outbox {
  const listeners: (() => void)[] = []
  const context = (poolId: string, username: string) => JSON.stringify(['outgoing', poolId, username])

  function read(row: Readonly<Record<string, unknown>>): Outgoing {
    const [poolId, username] = [String(row['pool_id']), String(row['username'])]
    const words = Buffer.from(seal.open(row['body'] as Uint8Array, context(poolId, username))).toString()
    return {
      id: Number(row['id']),
      at: Number(row['at']),
      attempts: Number(row['attempts']),
      poolId,
      username,
      medium: row['medium'] as Message['medium'],
      reason: String(row['reason']),
      ...(JSON.parse(words) as Omit<Message, 'kind' | 'poolId' | 'username' | 'medium' | 'reason'>),
    }
  }

  const change = (sql: string, ...values: readonly (string | number)[]) =>
    group.run(() => void db.sql(sql).run(...values))

  return {
    put({ poolId, username, medium, reason, ...words }, at) {
      const put = db.sql(`INSERT INTO outbox (at, pool_id, username, medium, reason, body, due_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)`)
      const body = seal.seal(Buffer.from(JSON.stringify(words)), context(poolId, username))
      return Number(put.run(at, poolId, username, medium, reason, body, at).lastInsertRowid)
    },
    hear: (listener) => void listeners.push(listener),
    tell: () => listeners.forEach((listener) => listener()),
    claim: (now, until, most) =>
      group.run(() =>
        db
          .sql(
            `UPDATE outbox SET due_at = ?, attempts = attempts + 1 WHERE id IN
              (SELECT id FROM outbox WHERE due_at <= ? ORDER BY due_at LIMIT ?) RETURNING *`,
          )
          .all(until, now, most)
          .map(read),
      ),
    delivered: ({ id, attempts }) => change('DELETE FROM outbox WHERE id = ? AND attempts = ?', id, attempts),
    putOff: ({ id, attempts }, dueAt, why) =>
      change('UPDATE outbox SET due_at = ?, why = ? WHERE id = ? AND attempts = ?', dueAt, why, id, attempts),
    giveUp: ({ id, attempts }, at, why) =>
      change(
        `UPDATE outbox SET due_at = NULL, body = NULL, failed_at = ?, why = ?
          WHERE id = ? AND attempts = ? AND failed_at IS NULL`,
        at,
        why,
        id,
        attempts,
      ),
    next() {
      const row = db.sql('SELECT min(due_at) AS due FROM outbox WHERE due_at IS NOT NULL').get()
      return row?.['due'] == null ? undefined : Number(row['due'])
    },
    count() {
      const row = db.sql('SELECT count(*) AS all_of, count(failed_at) AS failed FROM outbox').get() ?? {}
      const failed = Number(row['failed'])
      return { waiting: Number(row['all_of']) - failed, failed }
    },
  }
}
