import type { Message } from '../../../engine/effect.ts'
import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'
import type { Outbox } from './outbox.ts'

/** A message as it was kept. `at` is in milliseconds since 1970; `id` grows with every message. */
export interface KeptMessage extends Omit<Message, 'kind'> {
  readonly id: number
  readonly at: number
}

/** Which messages to look for; all that is given must fit. */
export interface MessageFilter {
  readonly poolId?: string
  readonly username?: string
  readonly to?: string
  /** Only messages with a greater id. */
  readonly after?: number
}

/** The messages that were sent, the newest thousand or so of each pool. */
export interface Messages {
  /** Within a transaction. What comes back tells those who hear, once it has been committed. */
  keep(message: Message, at: number): () => void
  /** Tells of every message that this process keeps from now on. */
  hear(listener: (message: KeptMessage) => void): void
  /** The newest first. */
  list(filter: MessageFilter, limit: number): readonly KeptMessage[]
  /** The oldest. */
  first(filter: MessageFilter): KeptMessage | undefined
}

type Words = Omit<Message, 'kind' | 'poolId' | 'username' | 'medium' | 'to' | 'reason'>

const most = 1_000
const trimmedEvery = 50

/** Whether a message stays in the inbox, and whether it leaves the server. */
export type Route = (medium: Message['medium']) => { readonly stays: boolean; readonly leaves: boolean }

/** Messages as rows, their words sealed: they hold codes and passwords. */
export function openMessages(
  db: Database,
  seal: Seal,
  outbox: Pick<Outbox, 'put' | 'tell'>,
  route: Route = () => ({ stays: true, leaves: false }),
): Messages {
  const listeners: ((message: KeptMessage) => void)[] = []
  const context = (poolId: string, username: string) => JSON.stringify(['message', poolId, username])

  function read(row: Readonly<Record<string, unknown>>): KeptMessage {
    const [poolId, username] = [String(row.pool_id), String(row.username)]
    const words = Buffer.from(seal.open(row.body as Uint8Array, context(poolId, username))).toString()
    return {
      id: Number(row.id),
      at: Number(row.at),
      poolId,
      username,
      medium: row.medium as Message['medium'],
      to: String(row.recipient),
      reason: String(row.reason),
      ...(JSON.parse(words) as Words),
    }
  }

  function insert(message: Omit<Message, 'kind'>, at: number): number {
    const { poolId, username, medium, to, reason, ...words } = message
    const keep = db.sql(`INSERT INTO messages (at, pool_id, username, medium, recipient, reason, body)
      VALUES (?, ?, ?, ?, ?, ?, ?)`)
    const body = seal.seal(Buffer.from(JSON.stringify(words)), context(poolId, username))
    const id = Number(keep.run(at, poolId, username, medium, to, reason, body).lastInsertRowid)
    if (id % trimmedEvery === 0) trim(poolId)
    return id
  }

  function trim(poolId: string): void {
    const forget = db.sql(`DELETE FROM messages WHERE pool_id = ? AND id <=
      (SELECT id FROM messages WHERE pool_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?)`)
    forget.run(poolId, poolId, most)
  }

  function find({ poolId, username, to, after = 0 }: MessageFilter, order: 'ASC' | 'DESC', limit: number) {
    const asked = { pool_id: poolId, username, recipient: to }
    const given = Object.entries(asked).filter(([, value]) => value !== undefined) as [string, string][]
    const tests = ['id > ?', ...given.map(([column]) => `${column} = ?`)].join(' AND ')
    const search = db.sql(`SELECT * FROM messages WHERE ${tests} ORDER BY id ${order} LIMIT ?`)
    return search.all(after, ...given.map(([, value]) => value), limit).map(read)
  }

  return {
    keep({ kind: _, ...message }, at) {
      const { stays, leaves } = route(message.medium)
      const outgoing = leaves ? outbox.put(message, at) : 0
      const id = stays ? insert(message, at) : outgoing
      return () => {
        listeners.forEach((listener) => listener({ ...message, id, at }))
        if (leaves) outbox.tell()
      }
    },
    hear: (listener) => void listeners.push(listener),
    list: (filter, limit) => find(filter, 'DESC', limit),
    first: (filter) => find(filter, 'ASC', 1)[0],
  }
}
