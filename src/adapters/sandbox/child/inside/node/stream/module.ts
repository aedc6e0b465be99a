import type { Kit } from '../../kit.ts'

type Then = (error?: unknown, value?: unknown) => void
type Sources = AsyncIterable<unknown>

/** `node:stream`. */
export function stream(kit: Kit) {
  const Stream = kit.part('node/stream/legacy')
  const { Readable } = kit.part('node/stream/readable')
  const { Writable } = kit.part('node/stream/writable')
  const { Duplex, Transform, PassThrough } = kit.part('node/stream/duplex')
  const { usual, abortWith } = kit.part('node/stream/begin')
  const { finished, pipeline, isStream } = kit.part('node/stream/ends')
  const promises = kit.part('node:stream/promises')
  const custom = Symbol.for('nodejs.util.promisify.custom')
  type Either = { _readableState?: Record<string, unknown>; _writableState?: Record<string, unknown> }

  Object.assign(Readable, {
    from: (values: unknown, options?: object) =>
      kit.part('node/stream/iterate').readableFrom(values, options),
    fromWeb: (values: Sources, options?: object) =>
      kit
        .part('node/stream/iterate')
        .readableFrom(values, { objectMode: false, highWaterMark: usual.bytes, ...options }),
    toWeb: (from: Sources) => kit.part('web:readable').ReadableStream.from(plain(from)),
    isDisturbed: (of: Either) =>
      Boolean(of._readableState?.['dataEmitted'] || of._readableState?.['errored']),
  })
  Object.assign(Writable, {
    toWeb: (to: InstanceType<typeof Writable>) =>
      new (kit.part('web:writable').WritableStream)({
        write: (chunk) =>
          new Promise<void>((resolve, reject) => {
            to.write(chunk, (error: unknown) => (error ? reject(error) : resolve()))
          }),
        close: () => {
          to.end()
          return promises.finished(to)
        },
        abort: (reason) => void to.destroy(reason),
      }),
  })
  /** Bytes as the web has them. */
  async function* plain(from: Sources) {
    for await (const chunk of from) yield Buffer.isBuffer(chunk) ? new Uint8Array(chunk) : chunk
  }
  Object.defineProperty(finished, custom, { value: promises.finished })
  Object.defineProperty(pipeline, custom, { value: promises.pipeline })

  return Object.assign(Stream, {
    Stream,
    Readable,
    Writable,
    Duplex,
    Transform,
    PassThrough,
    finished,
    pipeline,
    promises,
    addAbortSignal: <T>(signal: AbortSignal, to: T): T => {
      abortWith(signal, to as never)
      return to
    },
    isErrored: (of: Either) => Boolean(of._readableState?.['errored'] ?? of._writableState?.['errored']),
    isReadable: (of: { readable?: boolean }) => (isStream(of) ? Boolean(of.readable) : null),
    isWritable: (of: { writable?: boolean }) => (isStream(of) ? Boolean(of.writable) : null),
    getDefaultHighWaterMark: (objectMode: boolean) => (objectMode ? usual.objects : usual.bytes),
    setDefaultHighWaterMark: (objectMode: boolean, most: number) => {
      usual[objectMode ? 'objects' : 'bytes'] = most
    },
  })
}

/** `node:stream/promises`. */
export function streamPromises(kit: Kit) {
  const ends = kit.part('node/stream/ends')
  const finished = (of: unknown, options: object = {}) =>
    new Promise<void>((resolve, reject) => {
      const stop = ends.finished(of, options, (error) => {
        if ((options as { cleanup?: boolean }).cleanup) stop()
        if (error) reject(error)
        else resolve()
      })
    })
  const pipeline = (...given: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      const last = given.at(-1)
      const told =
        typeof last === 'object' && last !== null && !ends.isStream(last) && !(Symbol.asyncIterator in last)
      const options = told ? (given.pop() as object) : {}
      const then: Then = (error, value) => (error ? reject(error) : resolve(value))
      ends.join(given, options, then)
    })
  return { finished, pipeline }
}

/** `node:stream/consumers`. */
export function streamConsumers(kit: Kit) {
  const buffer = async (from: Sources) => {
    const pieces: Buffer[] = []
    for await (const chunk of from)
      pieces.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk as Uint8Array))
    return Buffer.concat(pieces)
  }
  const text = async (from: Sources) => {
    const decoder = new TextDecoder()
    let all = ''
    for await (const chunk of from)
      all += typeof chunk === 'string' ? chunk : decoder.decode(chunk as Uint8Array, { stream: true })
    return all + decoder.decode()
  }
  return {
    buffer,
    text,
    arrayBuffer: async (from: Sources) => new Uint8Array(await buffer(from)).buffer,
    bytes: async (from: Sources) => new Uint8Array(await buffer(from)),
    blob: async (from: Sources) => new (kit.part('web:blob').Blob)([await buffer(from)]),
    json: async (from: Sources): Promise<unknown> => JSON.parse(await text(from)),
  }
}

/** `node:stream/web`: the streams of the web, by another way. */
export function streamWeb(kit: Kit) {
  const { ReadableStream, ReadableStreamDefaultReader, ReadableStreamDefaultController } =
    kit.part('web:readable')
  const { WritableStream, WritableStreamDefaultWriter } = kit.part('web:writable')
  const {
    TransformStream,
    TextEncoderStream,
    TextDecoderStream,
    CountQueuingStrategy,
    ByteLengthQueuingStrategy,
  } = kit.part('web:pipes')
  return {
    ReadableStream,
    ReadableStreamDefaultReader,
    ReadableStreamDefaultController,
    WritableStream,
    WritableStreamDefaultWriter,
    TransformStream,
    TextEncoderStream,
    TextDecoderStream,
    CountQueuingStrategy,
    ByteLengthQueuingStrategy,
  }
}
