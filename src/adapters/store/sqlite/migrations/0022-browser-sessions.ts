import type { Migration } from './migration.ts'

/**
 * Browsers in which users are signed in. Where a pool tracks sessions, each also is a row of `sessions`, and goes
 * with it. Times are milliseconds since 1970.
 */
export const browserSessions: Migration = {
  number: 22,
  sql: `
CREATE TABLE browser_sessions (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL, -- of the secret in the cookie
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  client_id TEXT NOT NULL,
  signed_in_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  password TEXT, -- the salt of it
  device_key TEXT,
  acr TEXT,
  amr TEXT, -- words, with blanks between them
  FOREIGN KEY (pool_id, username) REFERENCES users (pool_id, username) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX browser_sessions_by_user ON browser_sessions (pool_id, username);
CREATE INDEX browser_sessions_by_end ON browser_sessions (expires_at);
CREATE TRIGGER end_browser_session AFTER DELETE ON sessions WHEN old.kind = 'SSO' BEGIN
  DELETE FROM browser_sessions WHERE id = old.id;
END;
`,
}
