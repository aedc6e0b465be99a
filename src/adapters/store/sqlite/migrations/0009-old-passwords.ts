import type { Migration } from './migration.ts'

/** Passwords that users had before, where their pool remembers them. */
export const oldPasswords: Migration = {
  number: 9,
  sql: `
CREATE TABLE old_passwords (
  id INTEGER PRIMARY KEY, -- later ones are larger
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  password BLOB NOT NULL, -- sealed
  FOREIGN KEY (pool_id, username) REFERENCES users (pool_id, username) ON DELETE CASCADE
) STRICT;
CREATE INDEX old_passwords_by_username ON old_passwords (pool_id, username, id);
`,
}
