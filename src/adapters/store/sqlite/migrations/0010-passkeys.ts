import type { Migration } from './migration.ts'

/** The public halves of the keys that users' devices hold. */
export const passkeys: Migration = {
  number: 10,
  sql: `
CREATE TABLE passkeys (
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  id TEXT NOT NULL, -- base64url
  counter INTEGER NOT NULL,
  body TEXT NOT NULL, -- JSON; nothing in it is secret
  PRIMARY KEY (pool_id, username, id),
  FOREIGN KEY (pool_id, username) REFERENCES users (pool_id, username) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
ALTER TABLE users ADD COLUMN passkeys INTEGER NOT NULL DEFAULT 0; -- how many
CREATE UNIQUE INDEX passkeys_by_id ON passkeys (pool_id, id);
`,
}
