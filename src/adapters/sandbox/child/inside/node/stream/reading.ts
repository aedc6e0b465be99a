import type { Kit } from '../../kit.ts'
import type { EitherStream, SideOptions, SideState } from './begin.ts'
import type { Writable } from './writable.ts'

/** What a Readable may be told. */
export interface ReadableOptions extends SideOptions {
  readonly encoding?: string
  read?(size: number): void
  destroy?(error: unknown, then: (error?: unknown) => void): void
  construct?(then: (error?: unknown) => void): void
}

/** What the readable side of a stream knows of itself, under the names that packages look for. */
export interface ReadableState extends SideState {
  buffer: unknown[]
  flowing: boolean | null
  ended: boolean
  endEmitted: boolean
  reading: boolean
  sync: boolean
  needReadable: boolean
  emittedReadable: boolean
  readableListening: boolean
  resumeScheduled: boolean
  readingMore: boolean
  dataEmitted: boolean
  encoding: string | null
  decoder: { write(bytes: Uint8Array): string; end(): string } | null
  pipes: Writable[]
}

/** A stream as far as reading goes. */
export interface Reading extends EitherStream {
  _readableState: ReadableState
  allowHalfOpen?: boolean
  read(size?: number): unknown
  _read(size: number): void
  resume(): unknown
  end?: Writable['end']
}

/** How a Readable takes what it is given, keeps it, and gives it away. */
export function reading(kit: Kit) {
  const { fail, bytesOf } = kit.part('node/stream/begin')
  const { coded, wrongType } = kit.part('node/errors')

  const add = (self: Reading, given: unknown, encoding: unknown, first: boolean): boolean => {
    const of = self._readableState
    let chunk = given
    if (chunk !== null && !of.objectMode) {
      const same = typeof chunk === 'string' && of.encoding && (encoding ?? 'utf8') === of.encoding
      const bytes = same ? chunk : bytesOf(chunk, encoding)
      if (bytes === undefined) {
        fail(
          self,
          wrongType('chunk', 'of type string or an instance of Buffer, TypedArray, or DataView', chunk),
        )
        return false
      }
      chunk = bytes
    } else if (chunk === undefined) chunk = null
    if (chunk === null) {
      of.reading = false
      ended(self, of)
    } else if (first) {
      if (of.endEmitted)
        fail(self, coded(new Error('stream.unshift() after end event'), 'ERR_STREAM_UNSHIFT_AFTER_END_EVENT'))
      else if (!of.destroyed && !of.errored) keep(self, of, chunk, true)
    } else if (of.ended) fail(self, coded(new Error('stream.push() after EOF'), 'ERR_STREAM_PUSH_AFTER_EOF'))
    else if (of.destroyed || of.errored) return false
    else {
      of.reading = false
      if (of.decoder && typeof chunk !== 'string') chunk = of.decoder.write(chunk as Uint8Array)
      if (of.objectMode || (chunk as string).length) keep(self, of, chunk, false)
      else more(self, of)
    }
    return !of.ended && (of.length < of.highWaterMark || of.length === 0)
  }
  const sizeOf = (of: ReadableState, chunk: unknown) => (of.objectMode ? 1 : (chunk as string).length)
  const keep = (self: Reading, of: ReadableState, chunk: unknown, first: boolean) => {
    if (of.flowing && of.length === 0 && !of.sync && self.listenerCount('data') > 0) {
      of.dataEmitted = true
      self.emit('data', chunk)
    } else {
      of.length += sizeOf(of, chunk)
      if (first) of.buffer.unshift(chunk)
      else of.buffer.push(chunk)
      if (of.needReadable) tellReadable(self, of)
    }
    more(self, of)
  }
  const ended = (self: Reading, of: ReadableState) => {
    if (of.ended) return
    const rest = of.decoder?.end()
    if (rest) {
      of.buffer.push(rest)
      of.length += sizeOf(of, rest)
    }
    of.ended = true
    if (of.sync) return tellReadable(self, of)
    of.needReadable = false
    of.emittedReadable = true
    nowReadable(self, of)
  }
  const tellReadable = (self: Reading, of: ReadableState) => {
    of.needReadable = false
    if (of.emittedReadable) return
    of.emittedReadable = true
    kit.soon(() => nowReadable(self, of))
  }
  const nowReadable = (self: Reading, of: ReadableState) => {
    if (!of.destroyed && !of.errored && (of.length || of.ended)) {
      self.emit('readable')
      of.emittedReadable = false
    }
    of.needReadable = !of.flowing && !of.ended && of.length <= of.highWaterMark
    flow(self, of)
  }
  const more = (self: Reading, of: ReadableState) => {
    if (of.readingMore || !of.constructed) return
    of.readingMore = true
    kit.soon(() => {
      while (!of.reading && !of.ended && (of.length < of.highWaterMark || (of.flowing && of.length === 0))) {
        const before = of.length
        self.read(0)
        if (before === of.length) break
      }
      of.readingMore = false
    })
  }
  const flow = (self: Reading, of: ReadableState) => {
    while (of.flowing && self.read() !== null);
  }
  const finish = (self: Reading, of: ReadableState) => {
    if (of.endEmitted) return
    of.ended = true
    kit.soon(() => {
      if (of.errored || of.closeEmitted || of.endEmitted || of.length) return
      of.endEmitted = true
      self.emit('end')
      const other = self._writableState
      if (other && !other.ended && self.allowHalfOpen === false)
        kit.soon(() => self.destroyed || self.end?.())
      else if (of.autoDestroy && (!other || other.finished)) self.destroy()
    })
  }
  const howMuch = (of: ReadableState, size: number) => {
    if (size <= 0 || (of.length === 0 && of.ended)) return 0
    if (of.objectMode) return 1
    if (Number.isNaN(size))
      return of.length && (of.flowing || !of.decoder) ? sizeOf(of, of.buffer[0]) : of.length
    return size <= of.length ? size : of.ended ? of.length : 0
  }
  const takeFrom = (of: ReadableState, size: number): unknown => {
    if (!of.length) return null
    if (of.objectMode) return of.buffer.shift()
    if (of.buffer.length === 1 || size === sizeOf(of, of.buffer[0])) {
      const first = of.buffer[0] as Buffer
      if (size >= first.length) return of.buffer.shift()
      of.buffer[0] = first.slice(size)
      return first.slice(0, size)
    }
    const all = of.decoder ? of.buffer.join('') : Buffer.concat(of.buffer as Buffer[])
    of.buffer = size < all.length ? [all.slice(size)] : []
    return all.slice(0, size)
  }

  const read = (self: Reading, asked?: number): unknown => {
    const of = self._readableState
    const size = asked === undefined ? NaN : Number.isInteger(asked) ? asked : parseInt(`${asked}`, 10)
    if (size > of.highWaterMark) of.highWaterMark = 2 ** Math.ceil(Math.log2(Math.min(size, 2 ** 30)))
    if (size !== 0) of.emittedReadable = false
    const enough = of.highWaterMark ? of.length >= of.highWaterMark : of.length > 0
    if (size === 0 && of.needReadable && (enough || of.ended)) {
      if (of.length === 0 && of.ended) finish(self, of)
      else tellReadable(self, of)
      return null
    }
    let count = howMuch(of, size)
    if (count === 0 && of.ended) {
      if (of.length === 0) finish(self, of)
      return null
    }
    const wanted = of.needReadable || of.length === 0 || of.length - count < of.highWaterMark
    if (wanted && !of.ended && !of.reading && !of.destroyed && !of.errored && of.constructed) {
      of.reading = true
      of.sync = true
      if (of.length === 0) of.needReadable = true
      try {
        self._read(of.highWaterMark)
      } catch (error) {
        fail(self, error)
      }
      of.sync = false
      if (!of.reading) count = howMuch(of, size)
    }
    const found = count > 0 ? takeFrom(of, count) : null
    if (found === null) {
      of.needReadable ||= of.length <= of.highWaterMark
      count = 0
    } else of.length -= count
    if (of.length === 0) {
      if (!of.ended) of.needReadable = true
      if (size !== count && of.ended) finish(self, of)
    }
    if (found !== null && !of.errored && !of.closeEmitted) {
      of.dataEmitted = true
      self.emit('data', found)
    }
    return found
  }

  /** Sees again whether anybody listens for `readable`. */
  const look = (self: Reading) => {
    const of = self._readableState
    of.readableListening = self.listenerCount('readable') > 0
    if (of.resumeScheduled && of.flowing !== false) of.flowing = true
    else if (self.listenerCount('data') > 0) self.resume()
    else if (!of.readableListening) of.flowing = null
  }
  return { add, more, flow, read, tellReadable, look }
}
