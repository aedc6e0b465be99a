import type { Kit } from '../../kit.ts'
import type { Done, WritableOptions, WritableState } from './writing.ts'

/** What others do with a stream that is written. */
export interface Writable {
  write(chunk: unknown, encoding?: unknown, done?: Done): boolean
  end(chunk?: unknown, encoding?: unknown, done?: Done): unknown
  on(name: string, listener: (...values: never[]) => unknown): unknown
  once(name: string, listener: (...values: never[]) => unknown): unknown
  prependListener?(name: string, listener: (...values: never[]) => unknown): unknown
  removeListener(name: string, listener: (...values: never[]) => unknown): unknown
  listenerCount(name: string): number
  emit(name: string, ...values: unknown[]): boolean
  destroy?(error?: unknown): unknown
  readonly destroyed?: boolean
  readonly writable?: boolean
  readonly writableNeedDrain?: boolean
}

/** Streams that are written, as `node:stream` has them. */
export function writable(kit: Kit) {
  const Stream = kit.part('node/stream/legacy')
  const { sideOf, destroy, fail, construct, abortWith } = kit.part('node/stream/begin')
  const { write, end, uncork, drain, finishMaybe, abandon } = kit.part('node/stream/writing')
  const { coded } = kit.part('node/errors')

  const begin = (self: Methods, options: WritableOptions = {}) => {
    begun(self, options)
    Stream.call(self as never)
    construct(self as never, () => {
      drain(self as never, self._writableState)
      finishMaybe(self as never, self._writableState)
    })
  }
  const begun = (self: Methods, options: WritableOptions) => {
    self._writableState = {
      ...sideOf(options, 'writable'),
      decodeStrings: options.decodeStrings !== false,
      defaultEncoding: options.defaultEncoding ?? 'utf8',
      buffered: [],
      writing: false,
      sync: true,
      corked: 0,
      needDrain: false,
      ending: false,
      ended: false,
      finished: false,
      finalCalled: false,
      prefinished: false,
      pendingcb: 0,
      bufferProcessing: false,
      onFinish: [],
    }
    if (typeof options.write === 'function') self._write = options.write
    if (typeof options.writev === 'function') self._writev = options.writev
    if (typeof options.final === 'function') self._final = options.final
    if (typeof options.destroy === 'function') self._destroy = options.destroy
    if (typeof options.construct === 'function') self._construct = options.construct
    abortWith(options.signal, self as never)
  }

  class Methods extends Stream {
    declare _writableState: WritableState
    declare _writev: WritableOptions['writev'] | null
    declare _final: WritableOptions['final']
    declare _construct: WritableOptions['construct']
    write(chunk: unknown, encoding?: unknown, done?: Done): boolean {
      return write(this as never, chunk, encoding, done)
    }
    end(chunk?: unknown, encoding?: unknown, done?: Done): this {
      end(this as never, chunk, encoding, done)
      return this
    }
    cork() {
      this._writableState.corked++
    }
    uncork() {
      uncork(this as never)
    }
    setDefaultEncoding(encoding: string) {
      if (!Buffer.isEncoding(encoding))
        throw coded(new TypeError(`Unknown encoding: ${encoding}`), 'ERR_UNKNOWN_ENCODING')
      this._writableState.defaultEncoding = encoding.toLowerCase()
      return this
    }
    _write(chunk: unknown, encoding: string, done: Done): void {
      if (!this._writev)
        throw coded(new Error('The _write() method is not implemented'), 'ERR_METHOD_NOT_IMPLEMENTED')
      this._writev([{ chunk, encoding, callback: done }], done)
    }
    _destroy(error: unknown, done: Done): void {
      done(error)
    }
    override pipe(): never {
      fail(this as never, coded(new Error('Cannot pipe, not readable'), 'ERR_STREAM_CANNOT_PIPE'))
      return undefined as never
    }
    async [Symbol.asyncDispose]() {
      this.destroy()
    }
    get writable() {
      const of = this._writableState
      return Boolean(of) && !of.destroyed && !of.errored && !of.ending && !of.ended
    }
    get writableFinished() {
      return this._writableState.finished
    }
    get writableEnded() {
      return this._writableState.ending
    }
    get writableLength() {
      return this._writableState.length
    }
    get writableHighWaterMark() {
      return this._writableState.highWaterMark
    }
    get writableObjectMode() {
      return this._writableState.objectMode
    }
    get writableCorked() {
      return this._writableState.corked
    }
    get writableNeedDrain() {
      const of = this._writableState
      return !of.destroyed && !of.ending && of.needDrain
    }
    get writableAborted() {
      const of = this._writableState
      return (of.destroyed || Boolean(of.errored)) && !of.finished
    }
    get errored() {
      return this._writableState.errored
    }
    get closed() {
      return this._writableState.closed
    }
    get destroyed() {
      return this._writableState?.destroyed ?? false
    }
    set destroyed(value) {
      if (this._writableState) this._writableState.destroyed = value
    }
    destroy(error?: unknown, done?: Done): this {
      const of = this._writableState
      if (!of.destroyed && (of.buffered.length || of.onFinish.length)) kit.soon(() => abandon(of))
      return destroy.call(this as never, error, done) as unknown as this
    }
  }
  const Writable = kit.part('node/plain-class')(Methods, 'Writable', begin, Stream)
  // A Duplex is a Writable too, though it does not descend from it.
  Object.defineProperty(Writable, Symbol.hasInstance, {
    value(this: { readonly prototype: object }, value: unknown) {
      if (Function.prototype[Symbol.hasInstance].call(this, value)) return true
      return this === Writable && Boolean((value as { _writableState?: unknown } | null)?._writableState)
    },
  })
  return { Writable, begun }
}
