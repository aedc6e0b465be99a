import type { Migration } from './migration.ts'

/** When the signing keys of pools were changed for others. Times are milliseconds since 1970. */
export const keyTurns: Migration = {
  number: 19,
  sql: `
CREATE TABLE key_turns (
  pool_id TEXT NOT NULL,
  turn INTEGER NOT NULL, -- the keys that a pool had first are those of turn 0
  published_at INTEGER NOT NULL,
  signs_from INTEGER NOT NULL,
  retires_at INTEGER NOT NULL, -- from when all keys before it are no longer known
  PRIMARY KEY (pool_id, turn)
) STRICT, WITHOUT ROWID;
`,
}
