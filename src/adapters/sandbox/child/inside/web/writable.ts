import type { Kit } from '../kit.ts'
import type { Deferred, Strategy } from './readable-state.ts'

/** What a WritableStream writes to. */
export interface Sink {
  readonly type?: unknown
  start?(controller: object): unknown
  write?(chunk: unknown, controller: object): unknown
  close?(): unknown
  abort?(reason: unknown): unknown
}

/** Streams that are written. */
export function writable(kit: Kit) {
  const { defer, fault } = kit.part('web:readable')
  interface Work {
    readonly chunk: unknown
    readonly size: number
    readonly last: boolean
    readonly done: Deferred<undefined>
  }
  interface State {
    readonly sink: Sink
    readonly highWater: number
    readonly sizeOf: (chunk: unknown) => number
    readonly controller: object
    readonly stop: AbortController
    status: 'writable' | 'closed' | 'errored'
    error: unknown
    queue: Work[]
    busy: Work | undefined
    closing: boolean
    started: boolean
    writer: object | undefined
    ready: Deferred<undefined>
    readonly closed: Deferred<undefined>
  }

  const room = (of: State) =>
    of.highWater - of.queue.reduce((sum, { size }) => sum + size, of.busy?.size ?? 0)
  const fail = (of: State, error: unknown) => {
    if (of.status !== 'writable') return
    of.status = 'errored'
    of.error = error
    for (const { done } of of.queue.splice(0)) done.reject(error)
    of.ready.reject(error)
    of.ready = defer()
    of.ready.reject(error)
    of.closed.reject(error)
  }
  const next = (of: State) => {
    if (!of.started || of.busy || of.status !== 'writable') return
    const work = of.queue.shift()
    if (!work) return
    of.busy = work
    const after = (error?: { readonly why: unknown }) => {
      of.busy = undefined
      if (error) {
        work.done.reject(error.why)
        return fail(of, error.why)
      }
      work.done.resolve(undefined)
      if (work.last) {
        of.status = 'closed'
        return of.closed.resolve(undefined)
      }
      if (room(of) > 0) of.ready.resolve(undefined)
      next(of)
    }
    try {
      const made = work.last ? of.sink.close?.() : of.sink.write?.(work.chunk, of.controller)
      Promise.resolve(made).then(
        () => after(),
        (why) => after({ why }),
      )
    } catch (why) {
      after({ why })
    }
  }
  const push = (of: State, chunk: unknown, last: boolean): Promise<undefined> => {
    if (of.status === 'errored') return Promise.reject(of.error)
    if (of.closing || of.status === 'closed')
      return Promise.reject(fault('Invalid state: WritableStream is closed'))
    if (last) of.closing = true
    let size = 0
    try {
      if (!last) size = of.sizeOf(chunk)
    } catch (error) {
      fail(of, error)
      return Promise.reject(error)
    }
    const done = defer<undefined>()
    of.queue.push({ chunk, size, last, done })
    if (!last && room(of) <= 0) of.ready = defer()
    next(of)
    return done.promise
  }
  const abort = async (of: State, reason: unknown): Promise<undefined> => {
    if (of.status !== 'writable') return undefined
    of.stop.abort(reason)
    fail(of, reason)
    await of.busy?.done.promise.catch(() => {})
    await of.sink.abort?.(reason)
    return undefined
  }
  let stateOf: (stream: WritableStream) => State

  class WritableStream {
    readonly #state: State
    constructor(sink: Sink | null = {}, strategy: Strategy = {}) {
      const stop = new AbortController()
      const of: State = {
        sink: sink ?? {},
        highWater: strategy.highWaterMark === undefined ? 1 : Number(strategy.highWaterMark),
        sizeOf: (chunk) => (strategy.size ? Number(strategy.size(chunk)) : 1),
        controller: { signal: stop.signal, error: (reason?: unknown) => fail(of, reason) },
        stop,
        status: 'writable',
        error: undefined,
        queue: [],
        busy: undefined,
        closing: false,
        started: false,
        writer: undefined,
        ready: defer(),
        closed: defer(),
      }
      this.#state = of
      if (of.highWater > 0) of.ready.resolve(undefined)
      const begun = of.sink.start?.(of.controller)
      Promise.resolve(begun).then(
        () => {
          of.started = true
          next(of)
        },
        (error) => fail(of, error),
      )
    }
    static {
      stateOf = (stream) => stream.#state
    }
    get locked() {
      return this.#state.writer !== undefined
    }
    abort(reason?: unknown) {
      if (this.locked) return Promise.reject(fault('Invalid state: WritableStream is locked'))
      return abort(this.#state, reason)
    }
    close() {
      if (this.locked) return Promise.reject(fault('Invalid state: WritableStream is locked'))
      return push(this.#state, undefined, true)
    }
    getWriter() {
      return new WritableStreamDefaultWriter(this)
    }
    get [Symbol.toStringTag]() {
      return 'WritableStream'
    }
  }

  const released = () => fault('Invalid state: Writer is not bound to a WritableStream')

  class WritableStreamDefaultWriter {
    #of: State | undefined
    constructor(stream: WritableStream) {
      if (stream.locked) throw fault('Invalid state: WritableStream is locked')
      this.#of = stateOf(stream)
      this.#of.writer = this
    }
    get closed(): Promise<undefined> {
      return this.#of ? this.#of.closed.promise : Promise.reject(released())
    }
    get ready(): Promise<undefined> {
      return this.#of ? this.#of.ready.promise : Promise.reject(released())
    }
    get desiredSize() {
      const of = this.#of
      if (!of) throw released()
      if (of.status === 'errored') return null
      return of.status === 'closed' ? 0 : room(of)
    }
    write(chunk: unknown): Promise<undefined> {
      return this.#of ? push(this.#of, chunk, false) : Promise.reject(released())
    }
    close(): Promise<undefined> {
      return this.#of ? push(this.#of, undefined, true) : Promise.reject(released())
    }
    abort(reason?: unknown): Promise<undefined> {
      return this.#of ? abort(this.#of, reason) : Promise.reject(released())
    }
    releaseLock() {
      if (this.#of) this.#of.writer = undefined
      this.#of = undefined
    }
    get [Symbol.toStringTag]() {
      return 'WritableStreamDefaultWriter'
    }
  }
  return { WritableStream, WritableStreamDefaultWriter }
}
