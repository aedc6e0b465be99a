import type { Operation } from './operation.ts'

/** The names of all declared tables. */
export const listTables: Operation = async (_, { declared }) => ({
  TableNames: Object.keys(declared).sort(),
})
