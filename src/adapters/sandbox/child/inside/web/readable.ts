import type { Kit } from '../kit.ts'
import type { Source, State, Strategy } from './readable-state.ts'

/** Streams that are read: the part of the standard without `byob` readers. */
export function readable(kit: Kit) {
  const { begin, read, cancel, defer, fault, ReadableStreamDefaultController } =
    kit.part('web:readable-state')
  let stateOf: (stream: ReadableStream) => State

  class ReadableStream {
    readonly #state: State
    constructor(source: Source | null = {}, strategy: Strategy = {}) {
      this.#state = begin(source, strategy)
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

  return {
    ReadableStream,
    ReadableStreamDefaultReader,
    ReadableStreamDefaultController,
    defer,
    fault,
    disturbed: (stream: ReadableStream) => stateOf(stream).disturbed,
  }
}
