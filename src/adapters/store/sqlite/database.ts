import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { StatementSync } from 'node:sqlite'
import { Unreadable, reason } from '../../disk/unreadable.ts'

/** A database with its statements, each prepared once. */
export interface Database {
  readonly file: string
  /** The prepared statement of this text. */
  sql(text: string): StatementSync
  /** Runs statements that give nothing back. */
  exec(text: string): void
  /** Runs something while statements wait as long as this for another process, in milliseconds. */
  patiently<Result>(patience: number, run: () => Result): Result
  /** Whether a transaction is open. */
  readonly inTransaction: boolean
  close(): void
}

/** Another process holds the lock that was asked for. */
export const isBusy = (error: unknown) => ((error as { errcode?: number }).errcode ?? 0) % 256 === 5

// SQLite waits by blocking the event loop: long enough for another process's commit, and no longer.
const shortWait = 20

/** Opens the file, or makes it, readable by its owner only; `:memory:` is kept nowhere. */
export function openDatabase(file: string): Database {
  const db = connect(file)
  const prepared = new Map<string, StatementSync>()
  const wait = (milliseconds: number) => db.exec(`PRAGMA busy_timeout = ${milliseconds}`)
  wait(shortWait)
  return {
    file,
    sql(text) {
      let statement = prepared.get(text)
      if (!statement) prepared.set(text, (statement = db.prepare(text)))
      return statement
    },
    exec: (text) => db.exec(text),
    patiently(patience, run) {
      wait(patience)
      try {
        return run()
      } finally {
        wait(shortWait)
      }
    },
    get inTransaction() {
      return db.isTransaction
    },
    close() {
      prepared.clear()
      if (db.isOpen) db.close()
    },
  }
}

function connect(file: string): DatabaseSync {
  let db: DatabaseSync | undefined
  try {
    if (file !== ':memory:') makeFile(file)
    db = new DatabaseSync(file, { timeout: 5_000 })
    useWal(db)
    db.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF')
    db.exec('PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000')
    return db
  } catch (error) {
    db?.close()
    throw new Unreadable(`the store \`${file}\` cannot be opened: ${reason(error)}`, undefined, {
      cause: error,
    })
  }
}

/** SQLite does not wait by itself where another process is changing the mode at this moment. */
function useWal(db: DatabaseSync): void {
  const until = performance.now() + 10_000
  for (;;)
    try {
      return db.exec('PRAGMA journal_mode = WAL')
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
}

function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    // SQLite gives its `-wal` and `-shm` files the mode of this one.
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
