import type { Migration } from './migration.ts'

/** How many calls a second a region was asked to allow, by the category of operations. */
export const limits: Migration = {
  number: 16,
  sql: `
CREATE TABLE provisioned_limits (
  region TEXT NOT NULL,
  category TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (region, category)
) STRICT, WITHOUT ROWID;
`,
}
