import { createHash } from 'node:crypto'
import { Unreadable } from '../../disk/unreadable.ts'
import { isBusy } from './database.ts'
import type { Database } from './database.ts'
import { migrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'

/**
 * Brings the tables up to date, in one transaction, and refuses a file that another Poolwright has
 * made in a way this one does not know. Two processes that start at once do it one after the other.
 */
export function migrate(db: Database, known: readonly Migration[] = migrations): void {
  begin(db)
  try {
    refuseStrangers(db)
    db.exec(
      'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, checksum TEXT NOT NULL) STRICT',
    )
    const done = db.sql('SELECT number, checksum FROM migrations ORDER BY number').all()
    for (const { number, checksum } of done) refuseChanged(db, known, Number(number), String(checksum))
    for (const migration of known.slice(done.length)) {
      db.exec(migration.sql)
      const record = db.sql('INSERT INTO migrations (number, checksum) VALUES (?, ?)')
      record.run(migration.number, checksumOf(migration))
    }
    db.exec('COMMIT')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

function begin(db: Database): void {
  try {
    // Another process may be making the tables at this moment.
    db.patiently(30_000, () => db.exec('BEGIN IMMEDIATE'))
  } catch (error) {
    if (!isBusy(error)) throw error
    throw new Unreadable(`another process holds the store \`${db.file}\``, 'end it', { cause: error })
  }
}

function refuseStrangers(db: Database): void {
  const tables = db.sql(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all()
  if (!tables.length || tables.some(({ name }) => name === 'migrations')) return
  throw new Unreadable(`\`${db.file}\` is a database of another program`, 'name another file for the store')
}

function refuseChanged(db: Database, known: readonly Migration[], number: number, checksum: string): void {
  const migration = known[number - 1]
  if (!migration)
    throw new Unreadable(
      `the store \`${db.file}\` was made by a newer Poolwright (its tables are at ${number}, this one knows ${known.length})`,
      'use that version, or another file',
    )
  if (checksumOf(migration) !== checksum)
    throw new Unreadable(
      `the store \`${db.file}\` was made by another build of Poolwright (its migration ${number} differs from ours)`,
      'use that build, or another file',
    )
}

/** By which a file tells with which tables it was made. */
export const checksumOf = ({ sql }: Migration) => createHash('sha256').update(sql).digest('hex')
