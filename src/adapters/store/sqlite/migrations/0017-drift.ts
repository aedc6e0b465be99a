import type { Migration } from './migration.ts'

/** What the API has changed of declared pools, where it may. Times are milliseconds since 1970. */
export const drift: Migration = {
  number: 17,
  sql: `
CREATE TABLE drift (
  pool_id TEXT NOT NULL,
  kind TEXT NOT NULL, -- empty for the pool itself, and so is the name
  name TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('patch', 'whole', 'gone')),
  body BLOB NOT NULL, -- sealed
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  PRIMARY KEY (pool_id, kind, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX drift_by_name ON drift (kind, name);

-- How often the changes of a pool have changed, by which a reader knows whether they are as they were read.
CREATE TABLE drift_revisions (pool_id TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`,
}
