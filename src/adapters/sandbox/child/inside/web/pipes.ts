import type { Kit } from '../kit.ts'
import type { Controller, Strategy } from './readable-state.ts'

/** What a TransformStream does with what is written to it. */
export interface Transformer {
  start?(controller: object): unknown
  transform?(chunk: unknown, controller: object): unknown
  flush?(controller: object): unknown
  cancel?(reason: unknown): unknown
}

/** What joins streams of the web. */
export function pipes(kit: Kit) {
  const { ReadableStream, defer, fault } = kit.part('web:readable')
  const { WritableStream } = kit.part('web:writable')
  type Readable = InstanceType<typeof ReadableStream>
  type Writable = InstanceType<typeof WritableStream>

  const tee = (from: Readable): [Readable, Readable] => {
    const reader = from.getReader()
    const ends: Controller[] = []
    const gone: unknown[] = []
    let reading = false
    const pull = async () => {
      if (reading) return
      reading = true
      try {
        const { value, done } = await reader.read()
        reading = false
        for (const [at, end] of ends.entries())
          if (!(at in gone)) {
            if (done) end.close()
            else end.enqueue(value)
          }
      } catch (error) {
        for (const end of ends) end.error(error)
      }
    }
    const cancelled = defer<undefined>()
    const branch = (at: number) =>
      new ReadableStream(
        {
          start: (controller) => void (ends[at] = controller),
          pull,
          cancel: (reason) => {
            gone[at] = reason
            if (0 in gone && 1 in gone) cancelled.resolve(reader.cancel(gone))
            return cancelled.promise
          },
        },
        { highWaterMark: 0 },
      )
    return [branch(0), branch(1)]
  }

  const pipe = async (
    from: Readable,
    to: Writable,
    options: {
      preventClose?: boolean
      preventAbort?: boolean
      preventCancel?: boolean
      signal?: AbortSignal
    },
  ): Promise<undefined> => {
    if (from.locked) throw fault('Invalid state: The ReadableStream is locked')
    if (to.locked) throw fault('Invalid state: The WritableStream is locked')
    const { preventClose, preventAbort, preventCancel, signal } = options
    const reader = from.getReader()
    const writer = to.getWriter()
    const stopped = defer<never>()
    const stop = () => stopped.reject(signal?.reason)
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop, { once: true })
    // Its end ends the wait for a source that has nothing to say.
    const gone = writer.closed.then(() => Promise.reject(fault('Invalid state: WritableStream is closed')))
    gone.catch(() => {})
    try {
      for (;;) {
        await Promise.race([writer.ready, stopped.promise])
        const { value, done } = await Promise.race([reader.read(), stopped.promise, gone])
        if (done) break
        writer.write(value).catch(() => {})
      }
      if (!preventClose) await writer.close()
    } catch (error) {
      const sinkFailed = writer.desiredSize === null || writer.desiredSize === 0
      if (!preventAbort && (signal?.aborted || !sinkFailed)) await writer.abort(error)
      if (!preventCancel && (signal?.aborted || sinkFailed)) await reader.cancel(error).catch(() => {})
      throw error
    } finally {
      signal?.removeEventListener('abort', stop)
      reader.releaseLock()
      writer.releaseLock()
    }
    return undefined
  }

  class TransformStream {
    readonly readable: Readable
    readonly writable: Writable
    constructor(
      transformer: Transformer = {},
      input: Strategy = {},
      output: Strategy = { highWaterMark: 0 },
    ) {
      let end!: Controller
      let needed = defer<undefined>()
      let over: { readonly why: unknown } | undefined
      const controller = {
        get desiredSize() {
          return end.desiredSize
        },
        enqueue: (chunk?: unknown) => {
          if (over) throw over.why
          end.enqueue(chunk)
          if ((end.desiredSize ?? 0) <= 0) needed = defer()
        },
        error: (reason?: unknown) => fail(reason),
        terminate: () => {
          end.close()
          fail(fault('Invalid state: TransformStream has been terminated'), true)
        },
      }
      let stopWriting!: { error(reason: unknown): void }
      const fail = (why: unknown, readableIsDone = false) => {
        over ??= { why }
        if (!readableIsDone) end.error(why)
        stopWriting.error(why)
        needed.resolve(undefined)
      }
      this.readable = new ReadableStream(
        {
          start: (given) => void (end = given),
          pull: () => needed.resolve(undefined),
          cancel: async (reason) => {
            fail(reason, true)
            await transformer.cancel?.(reason)
          },
        },
        output,
      )
      this.writable = new WritableStream(
        {
          start: (given) => {
            stopWriting = given as typeof stopWriting
            return transformer.start?.(controller)
          },
          write: async (chunk) => {
            await needed.promise
            if (over) throw over.why
            try {
              if (transformer.transform) await transformer.transform(chunk, controller)
              else controller.enqueue(chunk)
            } catch (error) {
              fail(error)
              throw error
            }
          },
          close: async () => {
            try {
              await transformer.flush?.(controller)
            } catch (error) {
              fail(error)
              throw error
            }
            if (!over) end.close()
          },
          abort: async (reason) => {
            end.error(reason)
            await transformer.cancel?.(reason)
          },
        },
        input,
      )
    }
    get [Symbol.toStringTag]() {
      return 'TransformStream'
    }
  }

  class TextEncoderStream extends TransformStream {
    readonly encoding = 'utf-8'
    constructor() {
      let high = ''
      super({
        transform(chunk, to) {
          let text = high + `${chunk}`
          high = /[\ud800-\udbff]$/.exec(text)?.[0] ?? ''
          if (high) text = text.slice(0, -1)
          if (text) (to as Controller).enqueue(kit.utf8(text))
        },
        flush(to) {
          if (high) (to as Controller).enqueue(kit.utf8(high))
        },
      })
    }
  }

  class TextDecoderStream extends TransformStream {
    readonly encoding: string
    readonly fatal: boolean
    readonly ignoreBOM: boolean
    constructor(label = 'utf-8', options = {}) {
      const decoder = new TextDecoder(label, options)
      const give = (text: string, to: object) => {
        if (text) (to as Controller).enqueue(text)
      }
      super({
        transform: (chunk, to) => give(decoder.decode(chunk as Uint8Array, { stream: true }), to),
        flush: (to) => give(decoder.decode(), to),
      })
      this.encoding = decoder.encoding
      this.fatal = decoder.fatal
      this.ignoreBOM = decoder.ignoreBOM
    }
  }

  class CountQueuingStrategy {
    readonly highWaterMark: number
    constructor({ highWaterMark }: { highWaterMark: number }) {
      this.highWaterMark = Number(highWaterMark)
    }
    get size() {
      return () => 1
    }
  }
  class ByteLengthQueuingStrategy extends CountQueuingStrategy {
    override get size() {
      return ((chunk: { byteLength: number }) => chunk.byteLength) as () => 1
    }
  }
  return {
    TransformStream,
    TextEncoderStream,
    TextDecoderStream,
    CountQueuingStrategy,
    ByteLengthQueuingStrategy,
    tee,
    pipe,
  }
}
