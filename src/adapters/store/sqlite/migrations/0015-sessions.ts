import type { Migration } from './migration.ts'

/** Where users are signed in, and by what they have proved who they are. Times are milliseconds since 1970. */
export const sessions: Migration = {
  number: 15,
  sql: `
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('TOKEN', 'SSO')),
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  client_id TEXT NOT NULL,
  grant_id TEXT UNIQUE REFERENCES grants (id) ON DELETE CASCADE, -- of an app; none of a browser
  origin_id TEXT, -- the browser's that an app's came through
  created_at INTEGER NOT NULL,
  active_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ip TEXT,
  user_agent TEXT,
  CHECK ((kind = 'TOKEN') = (grant_id IS NOT NULL)),
  FOREIGN KEY (pool_id, username) REFERENCES users (pool_id, username) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_username ON sessions (pool_id, username, active_at);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
ALTER TABLE grants ADD COLUMN acr TEXT;
ALTER TABLE grants ADD COLUMN amr TEXT; -- words, with blanks between them
`,
}
