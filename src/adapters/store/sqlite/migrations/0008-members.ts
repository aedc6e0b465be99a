import type { Migration } from './migration.ts'

/** Who belongs to a group, in the order of their names. */
export const members: Migration = {
  number: 8,
  sql: `
CREATE INDEX memberships_by_group ON memberships (pool_id, group_name, username);
`,
}
