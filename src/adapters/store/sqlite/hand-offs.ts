import type { HandOff } from '../../../model/hand-off.ts'
import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'

/** What is kept while browsers are away at providers. */
export interface HandOffs {
  keep(handOff: HandOff): void
  take(hash: string): HandOff | undefined
}

/** Hand-offs as rows, by the hashes of what providers give back; the rest is sealed as a whole. */
export function openHandOffs(db: Database, seal: Seal): HandOffs {
  const context = (hash: string) => JSON.stringify(['hand-off', hash])
  return {
    keep(handOff) {
      const { hash, expiresAt } = handOff
      const body = seal.seal(Buffer.from(JSON.stringify(handOff)), context(hash))
      db.sql('INSERT INTO hand_offs (hash, expires_at, body) VALUES (?, ?, ?)').run(hash, expiresAt, body)
    },
    take(hash) {
      const row = db.sql('DELETE FROM hand_offs WHERE hash = ? RETURNING body').get(hash)
      if (!row) return undefined
      const text = Buffer.from(seal.open(row.body as Uint8Array, context(hash))).toString()
      return JSON.parse(text) as HandOff
    },
  }
}
