import type { Kit } from '../../kit.ts'
import type { ReadableOptions, ReadableState } from './reading.ts'
import type { Writable } from './writable.ts'

/** Streams that are read, as `node:stream` has them. */
export function readable(kit: Kit) {
  const Stream = kit.part('node/stream/legacy')
  const { sideOf, destroy, construct, abortWith } = kit.part('node/stream/begin')
  const { add, more, flow, read, tellReadable, look } = kit.part('node/stream/reading')
  const { coded } = kit.part('node/errors')
  const { on, removeListener, removeAllListeners } = Stream.prototype

  const begin = (self: Methods, options: ReadableOptions = {}) => {
    begun(self, options)
    Stream.call(self as never)
    construct(self as never, () => {
      if (self._readableState.needReadable) more(self as never, self._readableState)
    })
  }
  const begun = (self: Methods, options: ReadableOptions) => {
    self._readableState = {
      ...sideOf(options, 'readable'),
      buffer: [],
      flowing: null,
      ended: false,
      endEmitted: false,
      reading: false,
      sync: true,
      needReadable: false,
      emittedReadable: false,
      readableListening: false,
      resumeScheduled: false,
      readingMore: false,
      dataEmitted: false,
      encoding: null,
      decoder: null,
      pipes: [],
    }
    if (typeof options.read === 'function') self._read = options.read
    if (typeof options.destroy === 'function') self._destroy = options.destroy
    if (typeof options.construct === 'function') self._construct = options.construct
    if (options.encoding) self.setEncoding(options.encoding)
    abortWith(options.signal, self as never)
  }

  class Methods extends Stream {
    declare _readableState: ReadableState
    declare _construct: ReadableOptions['construct']
    push(chunk: unknown, encoding?: unknown): boolean {
      return add(this as never, chunk, encoding, false)
    }
    unshift(chunk: unknown, encoding?: unknown): boolean {
      return add(this as never, chunk, encoding, true)
    }
    read(size?: number): unknown {
      return read(this as never, size)
    }
    _read(_size: number): void {
      throw coded(new Error('The _read() method is not implemented'), 'ERR_METHOD_NOT_IMPLEMENTED')
    }
    _destroy(error: unknown, then: (error?: unknown) => void): void {
      then(error)
    }
    override pipe<T extends Writable>(to: T, options?: { end?: boolean }): T {
      return kit.part('node/stream/pipe').pipe(this as never, to, options)
    }
    unpipe(to?: Writable) {
      kit.part('node/stream/pipe').unpipe(this as never, to)
      return this
    }
    override on(name: string, listener: (...values: unknown[]) => unknown) {
      on.call(this, name, listener)
      const of = this._readableState
      if (name === 'data') {
        of.readableListening = this.listenerCount('readable') > 0
        if (of.flowing !== false) this.resume()
      } else if (name === 'readable' && !of.endEmitted && !of.readableListening) {
        of.readableListening = of.needReadable = true
        of.flowing = false
        of.emittedReadable = false
        if (of.length) tellReadable(this as never, of)
        else if (!of.reading) kit.soon(() => this.read(0))
      }
      return this
    }
    override removeListener(name: string, listener: (...values: unknown[]) => unknown) {
      removeListener.call(this, name, listener)
      if (name === 'readable') kit.soon(() => look(this as never))
      return this
    }
    override removeAllListeners(...names: [name?: string | symbol]) {
      removeAllListeners.apply(this, names)
      if (names[0] === 'readable' || names[0] === undefined) kit.soon(() => look(this as never))
      return this
    }
    resume() {
      const of = this._readableState
      if (!of.flowing) {
        of.flowing = !of.readableListening
        if (!of.resumeScheduled) {
          of.resumeScheduled = true
          kit.soon(() => {
            if (!of.reading) this.read(0)
            of.resumeScheduled = false
            this.emit('resume')
            flow(this as never, of)
            if (of.flowing && !of.reading) this.read(0)
          })
        }
      }
      return this
    }
    pause() {
      if (this._readableState.flowing !== false) {
        this._readableState.flowing = false
        this.emit('pause')
      }
      return this
    }
    isPaused() {
      return this._readableState.flowing === false
    }
    setEncoding(encoding: string) {
      const of = this._readableState
      const { StringDecoder } = kit.part('node:string_decoder')
      const decoder = new StringDecoder(encoding)
      of.decoder = decoder
      of.encoding = decoder.encoding
      const text = of.buffer.map((chunk) => decoder.write(chunk as Buffer)).join('')
      of.buffer = text ? [text] : []
      of.length = text.length
      return this
    }
    [Symbol.asyncIterator]() {
      return kit.part('node/stream/iterate').iterate(this as never)
    }
    iterator(options?: { destroyOnReturn?: boolean }) {
      return kit.part('node/stream/iterate').iterate(this as never, options)
    }
    async toArray() {
      const all: unknown[] = []
      for await (const chunk of this as unknown as AsyncIterable<unknown>) all.push(chunk)
      return all
    }
    async [Symbol.asyncDispose]() {
      this.destroy()
    }
    get readable() {
      const of = this._readableState
      return Boolean(of) && !of.destroyed && !of.errored && !of.endEmitted
    }
    get readableDidRead() {
      return this._readableState.dataEmitted
    }
    get readableFlowing() {
      return this._readableState.flowing
    }
    set readableFlowing(flowing) {
      this._readableState.flowing = flowing
    }
    get readableHighWaterMark() {
      return this._readableState.highWaterMark
    }
    get readableLength() {
      return this._readableState.length
    }
    get readableObjectMode() {
      return this._readableState.objectMode
    }
    get readableEncoding() {
      return this._readableState.encoding
    }
    get readableEnded() {
      return this._readableState.endEmitted
    }
    get readableAborted() {
      const of = this._readableState
      return (of.destroyed || Boolean(of.errored)) && !of.endEmitted
    }
    get errored() {
      return this._readableState.errored
    }
    get closed() {
      return this._readableState.closed
    }
    get destroyed() {
      return this._readableState?.destroyed ?? false
    }
    set destroyed(value) {
      if (this._readableState) this._readableState.destroyed = value
    }
    destroy(error?: unknown, then?: (error?: unknown) => void): this {
      return destroy.call(this as never, error, then) as unknown as this
    }
  }
  const Readable = kit.part('node/plain-class')(Methods, 'Readable', begin, Stream)
  return { Readable, begun }
}
