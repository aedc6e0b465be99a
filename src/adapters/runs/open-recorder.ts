import type { RecordedRun, RunFilter, RunLine } from '../../model/recorded-run.ts'
import { runNumber } from '../../model/recorded-run.ts'
import { isBusy } from '../store/sqlite/database.ts'
import type { NewRun, Runs } from '../store/sqlite/runs.ts'
import { recordOf, type Finished } from './record-of.ts'

/** Keeps the requests that go through a server, and tells of them. */
export interface Recorder {
  /**
   * Takes a run and goes on at once: it is written once its answer has been sent, without these secrets of
   * the project and without its own.
   */
  record(run: Finished, secrets: Iterable<string>): void
  /** The newest first. */
  list(filter: RunFilter, limit: number): readonly RunLine[]
  /** By its id, or `last`. */
  find(id: string): RecordedRun | undefined
  /** Those that fit, the oldest first, as soon as there is one; none once so many milliseconds have passed. */
  wait(filter: RunFilter, timeout: number): Promise<readonly RunLine[]>
  /** Ends all waiting. */
  release(): void
  /** Writes what is due, and takes nothing more. */
  close(): void
}

/** What a recorder needs, and whom it tells. */
export interface RecorderOptions {
  readonly runs: Runs
  /** Hears of each run as it is written, without any secret, or given up: then it has no id. */
  readonly onRecorded?: ((run: NewRun['run'], id?: string) => void) | undefined
  /** Hears why a run could not be written. */
  readonly onLost?: ((error: unknown) => void) | undefined
}

// How long another process may hold the store, and how often it is asked for meanwhile. Milliseconds.
const patience = 5_000
const pause = 25
/** Runs that are told at once to somebody who waits. */
const mostTold = 100

/** Opens a recorder: all runs of one turn of the event loop are written together, after their answers. */
export function openRecorder({ runs, onRecorded, onLost }: RecorderOptions): Recorder {
  const due: { readonly run: Finished; readonly secrets: Iterable<string> }[] = []
  const ready: NewRun[] = []
  let timer: NodeJS.Immediate | NodeJS.Timeout | undefined
  let closed = false
  let released = false
  const waiting = new Set<() => void>()

  /** Writes what is due; whether nothing is left. */
  function flush(): boolean {
    for (const { run, secrets } of due.splice(0)) attempt(run, () => ready.push(recordOf(run, secrets)))
    if (!ready.length) return true
    try {
      const ids = runs.keep(ready)
      ready.splice(0).forEach(({ run }, index) => onRecorded?.(run, ids[index]))
    } catch (error) {
      if (isBusy(error)) return false
      give(error)
    }
    for (const look of [...waiting]) look()
    return true
  }

  function attempt(run: Finished, make: () => unknown) {
    try {
      make()
    } catch (error) {
      onLost?.(error)
      onRecorded?.(bare(run))
    }
  }
  function give(error: unknown) {
    onLost?.(error)
    for (const { run } of ready.splice(0)) onRecorded?.(run)
  }

  function turn(until: number) {
    timer = undefined
    if (flush()) return
    if (performance.now() < until) timer = setTimeout(() => turn(until), pause)
    else give(new Error('another process holds the store'))
  }

  const list = (filter: RunFilter, limit: number) => {
    flush()
    return runs.list(filter, limit)
  }
  return {
    record(run, secrets) {
      if (closed) return
      due.push({ run, secrets })
      timer ??= setImmediate(() => turn(performance.now() + patience))
    },
    list,
    find(id) {
      flush()
      return runs.find(id)
    },
    wait(filter, timeout) {
      flush()
      const after = filter.after ?? runNumber(runs.list({}, 1)[0]?.id ?? '') ?? 0
      const look = () => runs.list({ ...filter, after }, mostTold).toReversed()
      const there = look()
      if (there.length || timeout <= 0 || released) return Promise.resolve(there)
      return new Promise((resolve) => {
        const tell = (found: readonly RunLine[]) => {
          clearTimeout(late)
          waiting.delete(check)
          resolve(found)
        }
        const check = () => {
          const found = released ? [] : look()
          if (found.length || released) tell(found)
        }
        const late = setTimeout(() => tell([]), timeout)
        waiting.add(check)
      })
    },
    release() {
      released = true
      for (const check of [...waiting]) check()
    },
    close() {
      closed = true
      if (timer) {
        clearImmediate(timer as NodeJS.Immediate)
        clearTimeout(timer as NodeJS.Timeout)
      }
      if (!flush()) give(new Error('another process holds the store'))
    },
  }
}

/** All that may be told of a run whose secrets nobody has found: that it was, and what came of it. */
const bare = ({ requestId, operation, outcome, at, took, message }: Finished): NewRun['run'] => ({
  requestId,
  operation,
  outcome,
  at: new Date(at).toISOString(),
  took,
  ...(message !== undefined && { message: '' }),
  hooks: [],
  trace: [],
})
