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

/** What a ReadableStream knows of itself. */
export interface State {
  readonly source: Source
  readonly highWater: number
  readonly sizeOf: (chunk: unknown) => number
  status: 'readable' | 'closed' | 'errored'
  queue: { readonly chunk: unknown; readonly size: number }[]
  error: unknown
  reader: object | undefined
  pending: Deferred<IteratorResult<unknown, undefined>>[]
  closed: Deferred<undefined> | undefined
  controller: Controller
  disturbed: boolean
  started: boolean
  pulling: boolean
  again: boolean
  closing: boolean
}

/** How a ReadableStream takes what its source gives, and gives it away. */
export function readableState() {
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

  const begin = (given: Source | null, strategy: Strategy): State => {
    const of = {
      source: given ?? {},
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
      throw Object.assign(
        new RangeError(`The property 'strategy.highWaterMark' is invalid. Received ${of.highWater}`),
        { code: 'ERR_INVALID_ARG_VALUE' },
      )
    of.controller = new ReadableStreamDefaultController(of)
    const begun = of.source.start?.(of.controller)
    settle(
      () => begun,
      () => {
        of.started = true
        pull(of)
      },
      (error) => fail(of, error),
    )
    return of
  }
  return { begin, read, cancel, defer, fault, ReadableStreamDefaultController }
}
