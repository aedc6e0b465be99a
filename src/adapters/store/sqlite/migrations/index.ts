import { tables } from './0001-tables.ts'
import type { Migration } from './migration.ts'

/** Every migration, in the order of their numbers. */
export const migrations: readonly Migration[] = [tables]
