import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { reason, Unreadable } from '../disk/unreadable.ts'
import { readRuns, type Runs } from '../store/sqlite/runs.ts'

/** The runs that a server has left behind. */
export type LeftRuns = Omit<Runs, 'keep'> & { close(): void }

/**
 * Reads the runs in the store of a project, and changes nothing there; none where nothing was ever kept.
 * Throws `Unreadable` where the store cannot be read.
 */
export function openLeftRuns(root: string): LeftRuns | undefined {
  const file = join(root, '.poolwright', 'data.sqlite')
  if (!existsSync(file)) return undefined
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
    const open = db
    // The file may have come with somebody's project.
    open.exec('PRAGMA trusted_schema = OFF')
    // A store of an older Poolwright has no such table.
    const [known] = open.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'runs'`).all()
    if (known) return { ...readRuns({ sql: (text) => open.prepare(text) }), close: () => open.close() }
    open.close()
    return undefined
  } catch (error) {
    db?.close()
    throw new Unreadable(`the store \`${file}\` cannot be read: ${reason(error)}`, undefined, {
      cause: error,
    })
  }
}
