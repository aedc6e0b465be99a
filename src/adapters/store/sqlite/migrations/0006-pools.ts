import type { Migration } from './migration.ts'

/**
 * User pools that the API made, each with its parts, and since when declared ones are as they are. Times are
 * milliseconds since 1970.
 */
export const pools: Migration = {
  number: 6,
  sql: `
CREATE TABLE pools (
  id TEXT PRIMARY KEY,
  body BLOB NOT NULL, -- its properties, sealed
  revision INTEGER NOT NULL, -- how often it or one of its parts has changed
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pool_parts (
  pool_id TEXT NOT NULL REFERENCES pools (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  body BLOB NOT NULL, -- sealed
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  PRIMARY KEY (pool_id, kind, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX pool_parts_by_name ON pool_parts (kind, name);

-- Users of pools that are gone, who are taken away a few at a time.
CREATE TABLE gone_pools (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE declared (
  pool_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  print TEXT NOT NULL, -- a hash of what it says
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  PRIMARY KEY (pool_id, kind, name)
) STRICT, WITHOUT ROWID;
`,
}
