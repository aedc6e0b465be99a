import type { Migration } from './migration.ts'

/** What is kept while a browser is away at a provider. One that is taken leaves nothing. */
export const handOffs: Migration = {
  number: 23,
  sql: `
CREATE TABLE hand_offs (
  hash TEXT PRIMARY KEY,
  expires_at INTEGER NOT NULL,
  body BLOB NOT NULL -- sealed
) STRICT, WITHOUT ROWID;
CREATE INDEX hand_offs_by_end ON hand_offs (expires_at);
`,
}
