import type { Migration } from './migration.ts'

/** What was tried in the name of every user. */
export const authEvents: Migration = {
  number: 13,
  sql: `
CREATE TABLE auth_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  standing TEXT NOT NULL,
  body BLOB NOT NULL, -- JSON, sealed
  FOREIGN KEY (pool_id, username) REFERENCES users (pool_id, username) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX auth_events_by_id ON auth_events (pool_id, username, id);
CREATE INDEX auth_events_by_user ON auth_events (pool_id, username, seq);
CREATE INDEX auth_events_by_standing ON auth_events (pool_id, username, standing, seq);
CREATE INDEX auth_events_by_time ON auth_events (at);
`,
}
