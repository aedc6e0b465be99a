import type { Migration } from './migration.ts'

/** Identities of providers that are linked to users; beside each user the same once more, as users are read. */
export const links: Migration = {
  number: 12,
  sql: `
CREATE TABLE links (
  pool_id TEXT NOT NULL,
  provider TEXT NOT NULL,
  attribute TEXT NOT NULL,
  value TEXT NOT NULL,
  username TEXT NOT NULL,
  PRIMARY KEY (pool_id, provider, attribute, value),
  FOREIGN KEY (pool_id, username) REFERENCES users (pool_id, username) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_username ON links (pool_id, username);
ALTER TABLE users ADD COLUMN identities TEXT; -- JSON; none where there are none
`,
}
