import type { Migration } from './migration.ts'

/** Messages that are to leave the server, until they have; and for a while those that could not, without their words. */
export const outbox: Migration = {
  number: 18,
  sql: `
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  medium TEXT NOT NULL,
  reason TEXT NOT NULL,
  body BLOB, -- sealed; none once it has failed
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER, -- none once it has failed; while it is tried, when that has taken too long
  failed_at INTEGER,
  why TEXT -- it was not delivered when it was last tried
) STRICT;
CREATE INDEX outbox_by_due ON outbox (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX outbox_by_failure ON outbox (failed_at) WHERE failed_at IS NOT NULL;
`,
}
