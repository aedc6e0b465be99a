import type { Migration } from './migration.ts'

/** Devices that users have confirmed, and which of them a refresh token was given to. */
export const devices: Migration = {
  number: 11,
  sql: `
CREATE TABLE devices (
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  device_key TEXT NOT NULL,
  remembered INTEGER NOT NULL,
  verifier BLOB NOT NULL, -- sealed
  name TEXT,
  ip TEXT,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  authenticated_at INTEGER NOT NULL,
  PRIMARY KEY (pool_id, username, device_key),
  FOREIGN KEY (pool_id, username) REFERENCES users (pool_id, username) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
ALTER TABLE grants ADD COLUMN device_key TEXT;
`,
}
