import type { Migration } from './migration.ts'

/** Of an authorization code that was taken: whether it has come again. What it was for can then not be kept any more. */
export const replayedCodes: Migration = {
  number: 21,
  sql: 'ALTER TABLE authorization_codes ADD COLUMN replayed INTEGER NOT NULL DEFAULT 0',
}
