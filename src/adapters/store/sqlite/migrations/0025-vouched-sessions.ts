import type { Migration } from './migration.ts'

/**
 * Which provider vouched for whoever signed in, in the sessions of browsers. Of those that are there it is not known
 * of whom they came: they end.
 */
export const vouchedSessions: Migration = {
  number: 25,
  sql: `
ALTER TABLE browser_sessions ADD COLUMN provider TEXT;
DELETE FROM sessions WHERE id IN (SELECT id FROM browser_sessions);
DELETE FROM browser_sessions;
`,
}
