import { timingSafeEqual } from 'node:crypto'
import type { Unclaimed } from '../../../engine/ports.ts'
import type { SignIn } from '../../../model/sign-in.ts'
import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'

/** Sign-ins half-way through. */
export interface SignIns {
  keep(signIn: SignIn): void
  end(id: string): void
  read(id: string, ticket: string, now: number): SignIn | Unclaimed
  claim(id: string, ticket: string, now: number): SignIn | Unclaimed
  release(id: string): void
}

/**
 * Sign-ins as rows, each sealed as a whole: its ticket opens it, and what it remembers are answers.
 * An ended one leaves its row, so that its last ticket is known to be spent.
 */
export function openSignIns(db: Database, seal: Seal): SignIns {
  const context = (id: string) => JSON.stringify(['sign-in', id])
  const read: SignIns['read'] = (id, ticket, now) => {
    const row = db.sql('SELECT held, expires_at, body FROM sign_ins WHERE id = ?').get(id)
    if (!row) return 'unknown'
    if (row.held || !row.body) return 'spent'
    const signIn = JSON.parse(
      Buffer.from(seal.open(row.body as Uint8Array, context(id))).toString(),
    ) as SignIn
    if (!same(signIn.ticket, ticket)) return 'spent'
    return Number(row.expires_at) <= now ? 'expired' : signIn
  }
  return {
    read,
    keep(signIn) {
      const { id, poolId, username, expiresAt } = signIn
      const keep =
        db.sql(`INSERT INTO sign_ins (id, pool_id, username, expires_at, held, body) VALUES (?, ?, ?, ?, 0, ?)
        ON CONFLICT DO UPDATE SET username = excluded.username, expires_at = excluded.expires_at, held = 0,
          body = excluded.body`)
      const body = seal.seal(Buffer.from(JSON.stringify(signIn)), context(id))
      keep.run(id, poolId, username, expiresAt, body)
    },
    end(id) {
      db.sql('UPDATE sign_ins SET held = 1, body = NULL WHERE id = ?').run(id)
    },
    claim(id, ticket, now) {
      const signIn = read(id, ticket, now)
      if (typeof signIn !== 'string') db.sql('UPDATE sign_ins SET held = 1 WHERE id = ?').run(id)
      return signIn
    },
    release(id) {
      db.sql('UPDATE sign_ins SET held = 0 WHERE id = ?').run(id)
    },
  }
}

function same(kept: string | undefined, given: string): boolean {
  const [one, other] = [Buffer.from(kept ?? ''), Buffer.from(given)]
  return kept !== undefined && one.length === other.length && timingSafeEqual(one, other)
}
