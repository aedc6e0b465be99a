import { isBusy } from './database.ts'
import type { Database } from './database.ts'

/** Changes made one after another, each all or nothing, and kept when their promises resolve. */
export interface GroupCommit {
  /** Runs `change` in the transaction of this turn of the event loop. What it throws undoes it alone. */
  run<Result>(change: () => Result): Promise<Result>
  /** Keeps what waits, and takes nothing more. */
  close(): void
}

interface Job {
  readonly change: () => unknown
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

// How long another process may hold the lock, and how often it is asked for meanwhile. Milliseconds.
const patience = 5_000
const pause = 10

// Taken now, so that a test's clock does not stop the store.
const { setImmediate: nextTurn, setTimeout: after } = globalThis

/**
 * All changes of one turn share one transaction and its one write to the disk, each under a
 * savepoint of its own. No promise resolves before the transaction is on the disk.
 */
export function openGroupCommit(db: Database, whenKept: () => void = () => {}): GroupCommit {
  let jobs: Job[] = []
  let due = false
  let closed = false

  function flush(waited: number): void {
    if (!jobs.length) return void (due = false)
    try {
      db.sql('BEGIN IMMEDIATE').run()
    } catch (error) {
      // The event loop goes on while another process has the lock.
      if (isBusy(error) && waited < patience) return void after(() => flush(waited + pause), pause)
      due = false
      const late = new Error(`another process holds the store \`${db.file}\``, { cause: error })
      return fail(jobs.splice(0), isBusy(error) ? late : error)
    }
    due = false
    keep(jobs.splice(0))
  }

  function keep(group: readonly Job[]): void {
    const settle: (() => void)[] = []
    try {
      for (const { change, resolve, reject } of group) {
        const [result, error] = attempt(change)
        settle.push(error ? () => reject(error[0]) : () => resolve(result))
      }
      whenKept()
      db.sql('COMMIT').run()
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK')
      return fail(group, error)
    }
    for (const tell of settle) tell()
  }

  /** What came of one change, or what it threw once its own writes are undone. */
  function attempt(change: () => unknown): [unknown, [unknown]?] {
    db.sql('SAVEPOINT change').run()
    try {
      return [change()]
    } catch (error) {
      // A full disk ends the whole transaction: then nobody's change is kept.
      if (!db.inTransaction) throw error
      db.sql('ROLLBACK TO change').run()
      return [undefined, [error]]
    } finally {
      if (db.inTransaction) db.sql('RELEASE change').run()
    }
  }

  return {
    run: <Result>(change: () => Result) =>
      new Promise<Result>((resolve, reject) => {
        if (closed) return reject(new Error(`the store \`${db.file}\` is closed`))
        jobs.push({ change, resolve: resolve as Job['resolve'], reject })
        if (due) return
        due = true
        nextTurn(() => flush(0))
      }),
    close() {
      closed = true
      db.patiently(patience, () => flush(patience))
    },
  }
}

const fail = (jobs: readonly Job[], error: unknown) => {
  for (const { reject } of jobs) reject(error)
}
