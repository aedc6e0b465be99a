import { hookNames } from '../../../model/hook.ts'
import {
  runId,
  runNumber,
  type RecordedRun,
  type RunFilter,
  type RunLine,
} from '../../../model/recorded-run.ts'
import type { Database } from './database.ts'

/** How much is kept: the newest runs, as many and as long together. */
export const bounds = { runs: 1_000, bytes: 64 * 1024 * 1024 }

/** A run that is to be kept, and the names by which its user may be asked for. */
export interface NewRun {
  readonly run: Omit<RecordedRun, 'id'>
  readonly names: readonly string[]
}

/** The requests that went through `dev`. */
export interface Runs {
  /**
   * Keeps runs in this order, all or none, and gives their ids. A crash of the machine may lose the last of
   * them: nobody's answer waits for the disk. Throws where another process has the file.
   */
  keep(runs: readonly NewRun[]): readonly string[]
  /** The newest first. */
  list(filter: RunFilter, limit: number): readonly RunLine[]
  /** By its id, or `last`. */
  find(id: string): RecordedRun | undefined
}

/** Runs as rows, each bounded by whoever makes it; the oldest go when there are too many. */
export function openRuns(db: Database, { runs: most, bytes: longest } = bounds): Runs {
  const total = (): Size => {
    const { runs = 0, bytes = 0 } =
      db.sql('SELECT count(*) AS runs, sum(size) AS bytes FROM runs').get() ?? {}
    return { runs: Number(runs), bytes: Number(bytes) }
  }
  let size: Size | undefined

  function add({ run, names }: NewRun, now: Size): number {
    const { asked, said, claims, trace, cut, caller, signedBy, decision, requestId, ...line } = run
    const rest = { asked, said, claims, trace, cut, caller, signedBy, decision, requestId }
    const texts = [line, rest].map((part) => JSON.stringify(part))
    const [head = '', body = ''] = texts
    const bytes = Buffer.byteLength(head) + Buffer.byteLength(body)
    const put = db.sql(`INSERT INTO runs (operation, outcome, pool_id, names, size, line, record)
      VALUES (?, ?, ?, ?, ?, ?, ?)`)
    const { operation, outcome, pool = null } = line
    const named = JSON.stringify([...new Set(names.map(key))])
    const made = put.run(operation, outcome, pool, named, bytes, head, body)
    now.runs += 1
    now.bytes += bytes
    return Number(made.lastInsertRowid)
  }

  function forget(now: Size): void {
    const oldest = db.sql('DELETE FROM runs WHERE id = (SELECT min(id) FROM runs) RETURNING size')
    // The newest one stays, however long it is.
    while (now.runs > 1 && (now.runs > most || now.bytes > longest)) {
      const gone = oldest.get()
      if (!gone) return
      now.runs -= 1
      now.bytes -= Number(gone.size)
    }
  }

  return {
    keep(runs) {
      db.exec('PRAGMA synchronous = NORMAL')
      try {
        db.sql('BEGIN IMMEDIATE').run()
        const now = size ? { ...size } : total()
        const ids = runs.map((run) => runId(add(run, now)))
        forget(now)
        db.sql('COMMIT').run()
        size = now
        return ids
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK')
        throw error
      } finally {
        db.exec('PRAGMA synchronous = FULL')
      }
    },
    ...readRuns(db),
  }
}

/** The half that only reads, for those who may not write. */
export function readRuns(db: Pick<Database, 'sql'>): Omit<Runs, 'keep'> {
  const lineOf = ({ id, line }: Row) =>
    ({ id: runId(Number(id)), ...(JSON.parse(String(line)) as object) }) as RunLine
  return {
    list(filter, limit) {
      const { tests, values } = testsOf(filter)
      const search = db.sql(`SELECT id, line FROM runs WHERE ${tests} ORDER BY id DESC LIMIT ?`)
      return search.all(...values, limit).map(lineOf)
    },
    find(id) {
      const which = id === 'last' ? '(SELECT max(id) FROM runs)' : '?'
      const number = runNumber(id)
      if (id !== 'last' && number === undefined) return undefined
      const search = db.sql(`SELECT id, line, record FROM runs WHERE id = ${which}`)
      const row = number === undefined ? search.get() : search.get(number)
      return row && ({ ...lineOf(row), ...(JSON.parse(String(row['record'])) as object) } as RecordedRun)
    },
  }
}

interface Size {
  runs: number
  bytes: number
}
type Row = Readonly<Record<string, unknown>>

function testsOf({ pool, user, operation, hook, trigger, outcome, after = 0 }: RunFilter) {
  const refused = outcome === 'refused'
  const asked: readonly (readonly [string, string | undefined])[] = [
    ['pool_id = ?', pool],
    ['EXISTS (SELECT 1 FROM json_each(names) WHERE value = ?)', user === undefined ? undefined : key(user)],
    ['operation = ? COLLATE NOCASE', operation],
    [`EXISTS (SELECT 1 FROM json_each(line, '$.hooks') WHERE value ->> 'hook' = ?)`, hook && nameOf(hook)],
    [
      `EXISTS (SELECT 1 FROM json_each(line, '$.hooks') AS fired, json_each(fired.value, '$.triggers') AS stood
        WHERE stood.value = ?)`,
      trigger,
    ],
    ['outcome = ?', refused ? undefined : outcome],
  ]
  const given = asked.filter((one): one is readonly [string, string] => one[1] !== undefined)
  const tests = ['id > ?', ...(refused ? [`outcome <> 'answered'`] : []), ...given.map(([test]) => test)]
  return { tests: tests.join(' AND '), values: [after, ...given.map(([, value]) => value)] }
}

const key = (name: string) => name.toLowerCase()
/** A hook as AWS names it. */
const nameOf = (hook: string) =>
  Object.values(hookNames).find((name) => name.toLowerCase() === hook.toLowerCase()) ?? hook
