import type { Migration } from './migration.ts'

/** Requests that went through `dev`, as JSON in which every secret is covered. */
export const runs: Migration = {
  number: 3,
  sql: `
CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operation TEXT NOT NULL,
  outcome TEXT NOT NULL,
  pool_id TEXT,
  names TEXT NOT NULL, -- a list of those that lead to its user, in lower case
  size INTEGER NOT NULL, -- bytes
  line TEXT NOT NULL,
  record TEXT NOT NULL
) STRICT;
`,
}
