import type { Kit } from '../../kit.ts'
import type { EitherStream } from './begin.ts'
import type { ReadableOptions } from './reading.ts'
import type { Done, WritableOptions } from './writing.ts'

type DuplexOptions = ReadableOptions &
  WritableOptions & {
    readonly allowHalfOpen?: boolean
    readonly readable?: boolean
    readonly writable?: boolean
  }

interface TransformOptions extends DuplexOptions {
  transform?(chunk: unknown, encoding: string, done: (error?: unknown, value?: unknown) => void): void
  flush?(done: (error?: unknown, value?: unknown) => void): void
}

/** Streams with both sides. */
export function duplex(kit: Kit) {
  const plainClass = kit.part('node/plain-class')
  const Stream = kit.part('node/stream/legacy')
  const read = kit.part('node/stream/readable')
  const write = kit.part('node/stream/writable')
  const { more } = kit.part('node/stream/reading')
  const { drain, finishMaybe, abandon } = kit.part('node/stream/writing')
  const { construct, destroy } = kit.part('node/stream/begin')
  const { coded } = kit.part('node/errors')
  const { Readable } = read

  const begin = (self: Duplex, options: DuplexOptions = {}) => {
    read.begun(self as never, options)
    write.begun(self as never, options)
    Stream.call(self as never)
    self.allowHalfOpen = options.allowHalfOpen !== false
    if (options.readable === false) Object.assign(self._readableState, { ended: true, endEmitted: true })
    if (options.writable === false)
      Object.assign(self._writableState, { ending: true, ended: true, finished: true })
    construct(self as never, () => {
      if (self._readableState.needReadable) more(self as never, self._readableState)
      drain(self as never, self._writableState)
      finishMaybe(self as never, self._writableState)
    })
  }
  type Both = InstanceType<typeof Readable> & InstanceType<typeof write.Writable>
  const Base = Readable as unknown as new (
    options?: DuplexOptions,
  ) => Omit<Both, 'pipe' | 'destroy' | '_write' | '_read'>

  class Duplex extends Base {
    declare allowHalfOpen: boolean
    destroy(error?: unknown, done?: Done): this {
      const of = this._writableState
      if (!of.destroyed && (of.buffered.length || of.onFinish.length)) kit.soon(() => abandon(of))
      return destroy.call(this as unknown as EitherStream, error, done) as unknown as this
    }
  }
  const writing = write.Writable.prototype
  for (const key of Reflect.ownKeys(writing)) {
    const mine = Object.hasOwn(Duplex.prototype, key) || key in Readable.prototype
    if (!mine)
      Object.defineProperty(Duplex.prototype, key, Object.getOwnPropertyDescriptor(writing, key) as object)
  }
  Object.defineProperty(Duplex.prototype, 'destroyed', {
    configurable: true,
    get(this: Both) {
      const both = this._readableState && this._writableState
      return both ? this._readableState.destroyed && this._writableState.destroyed : false
    },
    set(this: Both, value: boolean) {
      for (const side of [this._readableState, this._writableState]) if (side) side.destroyed = value
    },
  })
  const DuplexMade = plainClass(Duplex, 'Duplex', begin, Readable)

  const waiting = new WeakMap<object, () => void>()
  const beginTransform = (self: Transform, options: TransformOptions = {}) => {
    begin(self, options)
    self._readableState.sync = false
    if (typeof options.transform === 'function') self._transform = options.transform
    if (typeof options.flush === 'function') self._flush = options.flush
    // Whoever has a `_final` of his own is flushed before it ends.
    self.on('prefinish', () => {
      if (self._final !== Transform.prototype._final) finalOf(self)
    })
  }
  const finalOf = (self: Transform, done?: Done) => {
    const after = (error?: unknown, value?: unknown) => {
      if (error) return done ? done(error) : void self.destroy(error)
      if (value !== null && value !== undefined) self.push(value)
      self.push(null)
      return done?.()
    }
    if (typeof self._flush === 'function' && !self.destroyed) self._flush(after)
    else after()
  }

  class Transform extends (DuplexMade as unknown as new (options?: TransformOptions) => Duplex) {
    declare _flush: TransformOptions['flush']
    _transform(_chunk: unknown, _encoding: string, _done: (error?: unknown, value?: unknown) => void): void {
      throw coded(new Error('The _transform() method is not implemented'), 'ERR_METHOD_NOT_IMPLEMENTED')
    }
    _write(chunk: unknown, encoding: string, done: Done): void {
      const of = this._readableState
      const { length } = of
      this._transform(chunk, encoding, (error, value) => {
        if (error) return done(error)
        if (value !== null && value !== undefined) this.push(value)
        if (this._writableState.ended || length === of.length || of.length < of.highWaterMark) return done()
        return void waiting.set(this, () => done())
      })
    }
    _read(_size?: number): void {
      const next = waiting.get(this)
      waiting.delete(this)
      next?.()
    }
  }
  Object.assign(Transform.prototype, {
    _final(this: Transform, done: Done) {
      finalOf(this, done)
    },
  })
  const TransformMade = plainClass(Transform, 'Transform', beginTransform, DuplexMade)

  class PassThrough extends (TransformMade as unknown as new (options?: TransformOptions) => Transform) {
    override _transform(chunk: unknown, _: string, done: (error?: unknown, value?: unknown) => void) {
      done(null, chunk)
    }
  }
  return {
    Duplex: DuplexMade,
    Transform: TransformMade,
    PassThrough: plainClass(PassThrough, 'PassThrough', beginTransform, TransformMade),
  }
}
