import type { Database } from './database.ts'

/** A change of a pool's signing keys. Times are milliseconds since 1970. */
export interface KeyTurn {
  /** Counted from 1: the keys that a pool had first are those of turn 0. */
  readonly turn: number
  /** Since when others can know the new keys. */
  readonly publishedAt: number
  /** From when the new ones sign. */
  readonly signsFrom: number
  /** From when all keys before are no longer known. */
  readonly retiresAt: number
}

/** The changes of every pool's signing keys, as every process that has the store open sees them at once. */
export interface KeyTurns {
  /** In their order. */
  of(poolId: string): readonly KeyTurn[]
  /** Keeps one, unless there is one of this number. Says whether it did. */
  add(poolId: string, turn: KeyTurn): boolean
}

// How long another process may hold the lock, in milliseconds.
const patience = 5_000

/** Changes of keys in the store. They are few, and do not wait for a group. */
export function openKeyTurns(db: Database): KeyTurns {
  return {
    of: (poolId) =>
      db
        .sql('SELECT * FROM key_turns WHERE pool_id = ? ORDER BY turn')
        .all(poolId)
        .map((row) => ({
          turn: Number(row['turn']),
          publishedAt: Number(row['published_at']),
          signsFrom: Number(row['signs_from']),
          retiresAt: Number(row['retires_at']),
        })),
    add(poolId, { turn, publishedAt, signsFrom, retiresAt }) {
      const add = db.sql('INSERT INTO key_turns VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
      const kept = db.patiently(patience, () => add.run(poolId, turn, publishedAt, signsFrom, retiresAt))
      return kept.changes > 0
    },
  }
}
