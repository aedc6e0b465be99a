import type { Migration } from './migration.ts'

/** Identities with the logins that lead to them, and identity pools that the API made. Times are milliseconds since 1970. */
export const identities: Migration = {
  number: 5,
  sql: `
CREATE TABLE identities (
  id TEXT PRIMARY KEY,
  pool_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  guest INTEGER NOT NULL DEFAULT 1, -- until the first login is linked to it, and never again
  merged_into TEXT -- the identity that took its place; none while it is enabled
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_by_pool ON identities (pool_id, id);
CREATE INDEX identities_enabled ON identities (pool_id, id) WHERE merged_into IS NULL;

CREATE TABLE logins (
  pool_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('public', 'developer')),
  provider TEXT NOT NULL,
  subject TEXT NOT NULL,
  identity_id TEXT NOT NULL REFERENCES identities (id) ON DELETE CASCADE,
  PRIMARY KEY (pool_id, kind, provider, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX logins_by_identity ON logins (identity_id, kind, provider, subject);
-- An identity is one person, who is one user of a public provider. No partial index: statements that ask by a
-- kind would be prepared anew each time, lest it be the kind of the index.
CREATE UNIQUE INDEX one_public_login
  ON logins (identity_id, provider, kind, CASE kind WHEN 'public' THEN '' ELSE subject END);

CREATE TABLE identity_pools (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
`,
}
