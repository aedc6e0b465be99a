import type { Migration } from './migration.ts'

/** What users have set up beside their passwords. */
export const factors: Migration = {
  number: 7,
  sql: `
ALTER TABLE users ADD COLUMN factors BLOB; -- JSON, sealed: seeds of authenticators are in it
`,
}
