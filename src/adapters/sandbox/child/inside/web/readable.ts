import type { Kit } from '../kit.ts'

/** Something to be done later, by somebody else. */
export interface Deferred<T> {
  readonly promise: Promise<T>
  readonly resolve: (value: T | PromiseLike<T>) => void
  readonly reject: (error: unknown) => void
}

/** What feeds a ReadableStream. */
export interface Source {
  readonly type?: unknown
  start?(controller: Controller): unknown
  pull?(controller: Controller): unknown
  cancel?(reason: unknown): unknown
}

/** How a source speaks to its stream. */
export interface Controller {
  readonly desiredSize: number | null
  enqueue(chunk: unknown): void
  close(): void
  error(reason?: unknown): void
}

/** How much a stream holds before it asks for no more. */
export interface Strategy {
  readonly highWaterMark?: number
  readonly size?: (chunk: unknown) => unknown
}

/** Streams that are read: the part of the standard without `byob` readers. */
export function readable(kit: Kit) {
  interface State {
    readonly source: Source
    readonly highWater: number
    readonly sizeOf: (chunk: unknown) => number
    status: 'readable' | 'closed' | 'errored'
    queue: { readonly chunk: unknown; readonly size: number }[]
    error: unknown
    reader: Reader | undefined
    pending: Deferred<IteratorResult<unknown, undefined>>[]
    closed: Deferred<undefined> | undefined
    controller: Controller
    disturbed: boolean
    started: boolean
    pulling: boolean
    again: boolean
    closing: boolean
  }

  const fault = (message: string) => Object.assign(new TypeError(message), { code: 'ERR_INVALID_STATE' })
  const defer = <T>(): Deferred<T> => {
    const made = Promise.withResolvers<T>()
    // Whoever does not wait for it need not hear of it.
    made.promise.catch(() => {})
    return made
  }
  const room = (of: State) => of.highWater - of.queue.reduce((sum, { size }) => sum + size, 0)
  const pull = (of: State) => {
    const wanted = of.pending.length > 0 || room(of) > 0
    if (of.status !== 'readable' || !of.started || of.closing || !wanted) return
    if (of.pulling) return void (of.again = true)
    of.pulling = true
    settle(
      () => of.source.pull?.(of.controller),
      () => {
        of.pulling = false
        if (!of.again) return
        of.again = false
        pull(of)
      },
      (error) => fail(of, error),
    )
  }
  const settle = (work: () => unknown, then: () => void, otherwise: (error: unknown) => void) => {
    try {
      Promise.resolve(work()).then(then, otherwise)
    } catch (error) {
      otherwise(error)
    }
  }
  const finish = (of: State) => {
    of.status = 'closed'
    of.queue = []
    for (const each of of.pending.splice(0)) each.resolve({ value: undefined, done: true })
    of.closed?.resolve(undefined)
  }
  const fail = (of: State, error: unknown) => {
    if (of.status !== 'readable') return
    of.status = 'errored'
    of.error = error
    of.queue = []
    for (const each of of.pending.splice(0)) each.reject(error)
    of.closed?.reject(error)
  }
  const read = (of: State): Promise<IteratorResult<unknown, undefined>> => {
    of.disturbed = true
    if (of.status === 'closed') return Promise.resolve({ value: undefined, done: true })
    if (of.status === 'errored') return Promise.reject(of.error)
    const next = of.queue.shift()
    if (next) {
      if (of.closing && !of.queue.length) finish(of)
      else pull(of)
      return Promise.resolve({ value: next.chunk, done: false })
    }
    const waiting = defer<IteratorResult<unknown, undefined>>()
    of.pending.push(waiting)
    pull(of)
    return waiting.promise
  }
  const cancel = async (of: State, reason: unknown): Promise<undefined> => {
    of.disturbed = true
    if (of.status === 'errored') throw of.error
    if (of.status === 'closed') return undefined
    finish(of)
    await of.source.cancel?.(reason)
    return undefined
  }

  class ReadableStreamDefaultController implements Controller {
    readonly #of: State
    constructor(of: State) {
      this.#of = of
    }
    get desiredSize() {
      if (this.#of.status === 'errored') return null
      return this.#of.status === 'closed' ? 0 : room(this.#of)
    }
    enqueue(chunk: unknown) {
      const of = this.#of
      if (of.closing || of.status !== 'readable') throw fault('Invalid state: Controller is already closed')
      const waiting = of.pending.shift()
      if (waiting) waiting.resolve({ value: chunk, done: false })
      else
        try {
          const size = of.sizeOf(chunk)
          if (!(size >= 0 && size < Infinity)) throw new RangeError(`The chunk has no size: ${size}`)
          of.queue.push({ chunk, size })
        } catch (error) {
          fail(of, error)
          throw error
        }
      pull(of)
    }
    close() {
      const of = this.#of
      if (of.closing || of.status !== 'readable') throw fault('Invalid state: Controller is already closed')
      of.closing = true
      if (!of.queue.length) finish(of)
    }
    error(reason?: unknown) {
      fail(this.#of, reason)
    }
  }

  let stateOf: (stream: ReadableStream) => State

  class ReadableStream {
    readonly #state: State
    constructor(source: Source | null = {}, strategy: Strategy = {}) {
      const of = {
        source: source ?? {},
        highWater: strategy.highWaterMark === undefined ? 1 : Number(strategy.highWaterMark),
        sizeOf: (chunk: unknown) => (strategy.size ? Number(strategy.size(chunk)) : 1),
        status: 'readable',
        queue: [],
        pending: [],
        disturbed: false,
        started: false,
        pulling: false,
        again: false,
        closing: false,
      } as unknown as State
      if (!(of.highWater >= 0))
        throw new RangeError('The highWaterMark must be a number that is not negative')
      of.controller = new ReadableStreamDefaultController(of)
      this.#state = of
      const begun = of.source.start?.(of.controller)
      settle(
        () => begun,
        () => {
          of.started = true
          pull(of)
        },
        (error) => fail(of, error),
      )
    }
    static {
      stateOf = (stream) => stream.#state
    }
    static from(values: Iterable<unknown> | AsyncIterable<unknown>) {
      const list = values as Partial<Iterable<unknown> & AsyncIterable<unknown>> | null | undefined
      const make = list?.[Symbol.asyncIterator] ?? list?.[Symbol.iterator]
      if (typeof make !== 'function')
        throw Object.assign(new TypeError(`${kit.inspect(values)} is not iterable`), {
          code: 'ERR_ARG_NOT_ITERABLE',
        })
      const each = (make as () => unknown).call(list) as Iterator<unknown>
      return new ReadableStream(
        {
          async pull(controller) {
            const { value, done } = await each.next()
            if (done) controller.close()
            else controller.enqueue(await value)
          },
          async cancel(reason) {
            await each.return?.(reason)
          },
        },
        { highWaterMark: 0 },
      )
    }
    get locked() {
      return this.#state.reader !== undefined
    }
    cancel(reason?: unknown): Promise<undefined> {
      if (this.locked) return Promise.reject(fault('Invalid state: ReadableStream is locked'))
      return cancel(this.#state, reason)
    }
    getReader(options?: { mode?: unknown } | null) {
      if (options?.mode !== undefined)
        throw new TypeError('the sandbox has no readers of mode `byob`; leave the mode out')
      return new ReadableStreamDefaultReader(this)
    }
    tee() {
      return kit.part('web:pipes').tee(this)
    }
    pipeTo(to: object, options?: object): Promise<undefined> {
      return kit.part('web:pipes').pipe(this, to as never, options ?? {})
    }
    pipeThrough<T>({ writable, readable }: { writable: object; readable: T }, options?: object): T {
      if (this.locked) throw fault('Invalid state: The ReadableStream is locked')
      this.pipeTo(writable, options).catch(() => {})
      return readable
    }
    values({ preventCancel = false } = {}) {
      const reader = this.getReader()
      const each = {
        next: async () => {
          const found = await reader.read()
          if (found.done) reader.releaseLock()
          return found
        },
        return: async (value?: unknown) => {
          const done = preventCancel ? undefined : reader.cancel(value)
          reader.releaseLock()
          await done
          return { value, done: true as const }
        },
        [Symbol.asyncIterator]: () => each,
        [Symbol.asyncDispose]: async () => void (await each.return()),
      }
      return each
    }
    [Symbol.asyncIterator](options?: { preventCancel?: boolean }) {
      return this.values(options)
    }
    get [Symbol.toStringTag]() {
      return 'ReadableStream'
    }
  }

  class ReadableStreamDefaultReader {
    #of: State | undefined
    #closed: Promise<undefined>
    constructor(stream: ReadableStream) {
      if (stream.locked) throw fault('Invalid state: ReadableStream is locked')
      const of = stateOf(stream)
      this.#of = of
      of.reader = this
      of.closed = defer()
      if (of.status === 'closed') of.closed.resolve(undefined)
      else if (of.status === 'errored') of.closed.reject(of.error)
      this.#closed = of.closed.promise
    }
    get closed() {
      return this.#closed
    }
    read() {
      if (!this.#of) return Promise.reject(fault('Invalid state: The reader is not attached to a stream'))
      return read(this.#of)
    }
    cancel(reason?: unknown): Promise<undefined> {
      if (!this.#of) return Promise.reject(fault('Invalid state: The reader is not attached to a stream'))
      return cancel(this.#of, reason)
    }
    releaseLock() {
      const of = this.#of
      if (!of) return
      const released = fault('Invalid state: Releasing reader')
      for (const each of of.pending.splice(0)) each.reject(released)
      if (of.status === 'readable') of.closed?.reject(released)
      else {
        this.#closed = Promise.reject(released)
        this.#closed.catch(() => {})
      }
      of.reader = undefined
      of.closed = undefined
      this.#of = undefined
    }
    get [Symbol.toStringTag]() {
      return 'ReadableStreamDefaultReader'
    }
  }
  type Reader = ReadableStreamDefaultReader

  return {
    ReadableStream,
    ReadableStreamDefaultReader,
    ReadableStreamDefaultController,
    defer,
    fault,
    disturbed: (stream: ReadableStream) => stateOf(stream).disturbed,
  }
}
