/** How people come to another pool without a new password. */
export const newPool =
  'make a second pool, give it a `userMigration` trigger that asks the old one, and move the applications to it'
