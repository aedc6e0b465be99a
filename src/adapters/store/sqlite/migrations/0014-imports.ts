import type { Migration } from './migration.ts'

/** Imports of users from files, the files while they are needed, and password hashes that users brought. */
export const imports: Migration = {
  number: 14,
  sql: `
CREATE TABLE import_jobs (
  id TEXT NOT NULL PRIMARY KEY,
  pool_id TEXT NOT NULL,
  status TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  rows INTEGER NOT NULL, -- of the file, that are done
  upload TEXT, -- which of its uploads is the file
  body TEXT NOT NULL -- JSON; nothing in it is secret
) STRICT, WITHOUT ROWID;
CREATE INDEX import_jobs_by_age ON import_jobs (pool_id, created_at, id);
CREATE INDEX import_jobs_by_status ON import_jobs (status, created_at) WHERE status IN ('Created', 'Pending', 'InProgress', 'Stopping');
CREATE TABLE import_chunks (
  job_id TEXT NOT NULL,
  upload TEXT NOT NULL,
  number INTEGER NOT NULL,
  body BLOB NOT NULL, -- sealed
  PRIMARY KEY (job_id, upload, number),
  FOREIGN KEY (job_id) REFERENCES import_jobs (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE import_lines (
  job_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (job_id, line),
  FOREIGN KEY (job_id) REFERENCES import_jobs (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
ALTER TABLE users ADD COLUMN imported_hash BLOB; -- sealed
`,
}
