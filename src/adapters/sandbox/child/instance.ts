import { randomBytes } from 'node:crypto'
import ivm from 'isolated-vm'
import { takeBlank, type Blank } from './blank.ts'
import { compile } from './compile.ts'
import type { Entry } from './inside/kit.ts'
import { askNative } from './natives.ts'
import { reasonOf, stopped } from './rejection.ts'
import type { Script } from './script.ts'

type Parts = { readonly [Name in keyof Entry]: ivm.Reference<Entry[Name]> }

/** One isolate with a script in it. It has one call at a time, as one Lambda environment has. */
export class Instance {
  readonly #isolate: ivm.Isolate
  readonly #entry: Parts
  readonly #timers = new Map<number, NodeJS.Timeout>()
  /** Called when a timer of the call under way is due. */
  onTimer: (id: number) => void = () => {}
  /** Called when the call under way asks something of the world outside. */
  onAsk: (id: number, text: string) => void = () => {}
  readonly #script: ivm.Reference<unknown>
  readonly #counts: ivm.Reference<Uint32Array> | undefined
  #counted: Uint32Array = new Uint32Array()
  /** When its last call ended. */
  rested = 0
  #heap = 0
  #weighed = -Infinity
  readonly #cpu: number
  #cpuBefore = 0n

  constructor(script: Script) {
    this.#cpu = script.settings.cpu ?? Infinity
    const blank = takeBlank(script.memory)
    this.#isolate = blank.isolate
    try {
      this.#entry = this.#install(blank, script)
      const compiled = compile(this.#isolate, script.code, script.file, script.compiled)
      const made = compiled.runSync(blank.context, { reference: true }) as ivm.Reference<unknown>
      this.#script = script.counted ? partOf(made, 0) : made
      this.#counts = script.counted && partOf<Uint32Array>(made, 1)
    } catch (error) {
      this.dispose()
      throw error
    }
  }

  /** Sets up what an isolate holds before its script comes. */
  #install({ install }: Blank, { trigger, memory, settings: { env, logs, output } }: Script): Parts {
    const config = {
      trigger,
      memory,
      env,
      logs,
      output,
      node: process.versions.node,
      logStream: `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomBytes(16).toString('hex')}`,
    }
    const entry = install.applySync(undefined, [new ivm.Callback(this.#ask), JSON.stringify(config)], {
      result: { reference: true },
    }) as ivm.Reference<Entry>
    const part = <Name extends keyof Entry>(name: Name) =>
      entry.getSync(name, { reference: true }) as ivm.Reference<Entry[Name]>
    return {
      load: part('load'),
      begin: part('begin'),
      take: part('take'),
      rest: part('rest'),
      deliver: part('deliver'),
      logs: part('logs'),
      rejected: part('rejected'),
    }
  }

  /** Answers the inside. It never throws: an error would bring the names of our own files with it. */
  readonly #ask = (...words: unknown[]): string | undefined => {
    try {
      const [what, first, second] = words
      if (what === 'timer') return this.#setTimer(Number(first), Number(second))
      if (what === 'no timer') return this.#clearTimer(Number(first))
      if (what === 'outside') return void this.onAsk(Number(first), String(second))
      return askNative(String(what), words.slice(1))
    } catch {
      return undefined
    }
  }

  #setTimer(id: number, delay: number): undefined {
    this.#timers.set(
      id,
      setTimeout(() => {
        this.#timers.delete(id)
        this.onTimer(id)
      }, delay),
    )
  }

  #clearTimer(id: number): undefined {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
  }

  #run(name: keyof Entry, words: never[], ends: number): string | undefined {
    const part = this.#entry[name] as ivm.Reference<(...of: unknown[]) => string | undefined>
    const timeout = alarm(Math.min(ends, this.#mayCompute()))
    try {
      return part.applySync(undefined, words, { timeout })
    } catch (error) {
      if (this.#isolate.isDisposed || stopped(error)) throw error
      return this.#entry.rejected.applySync(undefined, [reasonOf(error)], { timeout })
    }
  }

  /** Runs the script's top level, until `ends` on the monotonic clock. Gives the failure, if it failed. */
  load(ends: number): string | undefined {
    return this.#run('load', [this.#script.derefInto() as never], ends)
  }

  /** Milliseconds of computing since the call under way began. */
  computed(): number {
    return this.#isolate.isDisposed ? 0 : Number(this.#isolate.cpuTime - this.#cpuBefore) / 1e6
  }

  /** Whether the call under way has computed for as long as it may. */
  get spent(): boolean {
    // A limit falls due with its beat, and not before: what it let pass is not counted to the millisecond.
    return !this.#isolate.isDisposed && this.computed() > this.#cpu - 2
  }

  /** The moment until which the call may go on computing, were it to do nothing else. */
  #mayCompute(): number {
    if (this.#cpu === Infinity) return Infinity
    return performance.now() + Math.max(1, this.#cpu - this.computed())
  }

  /** Begins a call. Gives its reply if that needs no waiting: promises are settled before this returns. */
  begin(text: string, ends: number): string | undefined {
    this.#cpuBefore = this.#isolate.cpuTime
    const reply = this.#run('begin', [text as never], ends)
    return reply || (reply === '' ? this.#run('rest', [], ends) : this.#take(ends))
  }

  /** Gives the call what it has waited for, and its reply if there is one now. */
  deliver(id: number, text: string | undefined, ends: number): string | undefined {
    this.#run('deliver', [id as never, text as never], ends)
    return this.#take(ends)
  }

  #take(ends: number): string | undefined {
    // A limit costs as much as the rest of this: it is set where a script could run.
    const reply = this.#entry.take.applySync(undefined, [])
    return reply === '' ? this.#run('rest', [], ends) : reply
  }

  /** What was logged so far, as JSON; an isolate in a bad way says nothing. */
  logs(): string {
    try {
      return this.#run('logs', [], performance.now()) ?? '[]'
    } catch {
      return '[]'
    }
  }

  /**
   * How often each part of a counted script ran since this was last asked: its number and the count, one after
   * the other, as JSON. Nothing where the isolate is gone.
   */
  counts(): string | undefined {
    if (this.#isolate.isDisposed || !this.#counts) return undefined
    const now = this.#counts.copySync()
    const told: number[] = []
    for (const [part, count] of now.entries()) {
      const since = count - (this.#counted[part] ?? 0)
      if (since > 0) told.push(part, since)
    }
    this.#counted = now
    return JSON.stringify(told)
  }

  get disposed(): boolean {
    return this.#isolate.isDisposed
  }

  /** Bytes of heap in use. Asking costs as much as half a call, so an answer stands for a few milliseconds. */
  heap(): number {
    const now = performance.now()
    if (now - this.#weighed < 5) return this.#heap
    this.#weighed = now
    this.#heap = this.#isolate.isDisposed ? 0 : this.#isolate.getHeapStatisticsSync().used_heap_size
    return this.#heap
  }

  /** Ends what the last call has left running. */
  rest(): void {
    this.rested = performance.now()
    if (!this.#timers.size) return
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  dispose(): void {
    this.rest()
    if (!this.#isolate.isDisposed) this.#isolate.dispose()
  }
}

/** What a script gives in a list, which nothing of the script's own has touched yet. */
const partOf = <Part>(made: ivm.Reference<unknown>, index: number) =>
  (made as ivm.Reference<unknown[]>).getSync(index, { reference: true }) as ivm.Reference<Part>

/** Milliseconds between the moments at which limits fall due. */
const beat = 20

/**
 * The limit to set for something that ends at `ends`, in milliseconds. Every limit that is set wakes a
 * thread when it falls due, long after the call is over; those that fall due together wake it once.
 */
function alarm(ends: number): number {
  const now = performance.now()
  return Math.ceil(Math.max(ends, now + 1) / beat) * beat - Math.floor(now)
}
