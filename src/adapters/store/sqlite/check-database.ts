import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { reason } from '../../disk/unreadable.ts'
import { checksumOf } from './migrate.ts'
import { migrations } from './migrations/index.ts'

/** What there is to say of a store without opening it for work. */
export type DatabaseState =
  | { readonly state: 'absent' }
  /** With how many changes of its tables a server still has to bring it up to date. */
  | { readonly state: 'intact'; readonly behind: number }
  | { readonly state: 'strange' | 'newer' | 'broken'; readonly why: string }

/**
 * Looks at the file of a store and changes nothing: whether every page of it can be read and is where it should be
 * (SQLite's `quick_check`), and whether its tables are those of this version. Takes as long as the file is large.
 */
export function checkDatabase(file: string): DatabaseState {
  if (!existsSync(file)) return { state: 'absent' }
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 2_000 })
    const [found] = db.prepare('PRAGMA quick_check(1)').all()
    const said = String(Object.values(found ?? {})[0])
    if (said !== 'ok') return { state: 'broken', why: said.replaceAll(/\s+/g, ' ') }
    return tablesOf(db)
  } catch (error) {
    return { state: 'broken', why: reason(error) }
  } finally {
    db?.close()
  }
}

function tablesOf(db: DatabaseSync): DatabaseState {
  const names = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all()
  if (!names.length) return { state: 'intact', behind: migrations.length }
  if (!names.some(({ name }) => name === 'migrations'))
    return { state: 'strange', why: 'it is a database of another program' }
  const done = db.prepare('SELECT number, checksum FROM migrations ORDER BY number').all()
  for (const { number, checksum } of done) {
    const ours = migrations[Number(number) - 1]
    if (!ours)
      return {
        state: 'newer',
        why: `its tables are at ${Number(number)}, and this version knows ${migrations.length}`,
      }
    if (checksumOf(ours) !== String(checksum))
      return { state: 'newer', why: `its tables were made by another build: ${Number(number)} differs` }
  }
  return { state: 'intact', behind: migrations.length - done.length }
}
