import type { Migration } from './migration.ts'

/** Authorization codes. One that was taken leaves its row, so that it is known when it comes again. */
export const authorizationCodes: Migration = {
  number: 20,
  sql: `
CREATE TABLE authorization_codes (
  hash TEXT PRIMARY KEY,
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  grant_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  body BLOB, -- sealed; none once it was taken
  FOREIGN KEY (pool_id, username) REFERENCES users (pool_id, username) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX authorization_codes_by_user ON authorization_codes (pool_id, username);
CREATE INDEX authorization_codes_by_end ON authorization_codes (expires_at);
ALTER TABLE grants ADD COLUMN oauth TEXT; -- JSON of what OAuth clients asked for besides; none where it was no such client
`,
}
