import type { Kit } from '../../kit.ts'
import type { EitherStream, SideOptions, SideState } from './begin.ts'

/** Called when something is done, or has failed. */
export type Done = (error?: unknown) => void

/** What a Writable may be told. */
export interface WritableOptions extends SideOptions {
  readonly decodeStrings?: boolean
  readonly defaultEncoding?: string
  write?(chunk: unknown, encoding: string, done: Done): void
  writev?(chunks: readonly Waiting[], done: Done): void
  final?(done: Done): void
  destroy?(error: unknown, done: Done): void
  construct?(done: Done): void
}

interface Waiting {
  readonly chunk: unknown
  readonly encoding: string
  readonly callback: Done
}

/** What the writable side of a stream knows of itself, under the names that packages look for. */
export interface WritableState extends SideState {
  decodeStrings: boolean
  defaultEncoding: string
  buffered: Waiting[]
  writing: boolean
  sync: boolean
  corked: number
  needDrain: boolean
  ending: boolean
  ended: boolean
  finished: boolean
  finalCalled: boolean
  prefinished: boolean
  pendingcb: number
  bufferProcessing: boolean
  onFinish: Done[]
}

/** A stream as far as writing goes. */
export interface Writing extends EitherStream {
  _writableState: WritableState
  _write(chunk: unknown, encoding: string, done: Done): void
  _writev?: WritableOptions['writev'] | null
  _final?: WritableOptions['final']
}

/** How a Writable takes what it is given, and passes it on. */
export function writing(kit: Kit) {
  const { fail, bytesOf } = kit.part('node/stream/begin')
  const { coded, wrongType } = kit.part('node/errors')
  const nothing = () => {}
  const destroyedError = (what: string) =>
    coded(new Error(`Cannot call ${what} after a stream was destroyed`), 'ERR_STREAM_DESTROYED')

  const write = (self: Writing, given: unknown, second?: unknown, third?: unknown): boolean => {
    const of = self._writableState
    const callback = (typeof second === 'function' ? second : third) as Done | undefined
    let encoding = typeof second === 'string' ? second : of.defaultEncoding
    let chunk = given
    if (typeof second === 'string' && second !== 'buffer' && !Buffer.isEncoding(second))
      throw coded(new TypeError(`Unknown encoding: ${second}`), 'ERR_UNKNOWN_ENCODING')
    if (chunk === null)
      throw coded(new TypeError('May not write null values to stream'), 'ERR_STREAM_NULL_VALUES')
    if (!of.objectMode) {
      if (typeof chunk === 'string') {
        if (of.decodeStrings) {
          chunk = bytesOf(chunk, encoding)
          encoding = 'buffer'
        }
      } else {
        const bytes = bytesOf(chunk, undefined)
        if (!bytes)
          throw wrongType('chunk', 'of type string or an instance of Buffer, TypedArray, or DataView', chunk)
        chunk = bytes
        encoding = 'buffer'
      }
    }
    const error = of.ending
      ? coded(new Error('write after end'), 'ERR_STREAM_WRITE_AFTER_END')
      : of.destroyed
        ? destroyedError('write')
        : undefined
    if (error) {
      kit.soon(callback ?? nothing, error)
      fail(self, error)
      return false
    }
    of.pendingcb++
    const size = of.objectMode ? 1 : (chunk as string).length
    of.length += size
    const room = of.length < of.highWaterMark
    if (!room) of.needDrain = true
    const waiting = { chunk, encoding, callback: callback ?? nothing }
    if (of.writing || of.corked || of.errored || !of.constructed) of.buffered.push(waiting)
    else pass(self, of, [waiting])
    return room && !of.errored && !of.destroyed
  }

  /** Passes on what has waited: one thing, or all at once where the stream takes it so. */
  const pass = (self: Writing, of: WritableState, items: readonly Waiting[]) => {
    const size = of.objectMode
      ? items.length
      : items.reduce((sum, { chunk }) => sum + (chunk as string).length, 0)
    let once = false
    const done: Done = (error) => {
      if (once) return fail(self, coded(new Error('Callback called multiple times'), 'ERR_MULTIPLE_CALLBACK'))
      once = true
      const { sync } = of
      of.writing = false
      of.length -= size
      const after = () => {
        of.pendingcb -= items.length
        if (error) {
          for (const { callback } of items) callback(error)
          abandon(of)
          return fail(self, error)
        }
        if (of.needDrain && of.length === 0 && !of.ending && !of.destroyed) {
          of.needDrain = false
          self.emit('drain')
        }
        for (const { callback } of items)
          callback(of.destroyed ? (of.errored ?? destroyedError('write')) : null)
        if (of.destroyed) abandon(of)
        finishMaybe(self, of)
      }
      if (error) of.errored ??= error
      else if (of.buffered.length) drain(self, of)
      if (sync) kit.soon(after)
      else after()
    }
    of.writing = true
    of.sync = true
    try {
      const [only] = items
      if (of.destroyed) done(destroyedError('write'))
      else if (items.length > 1) self._writev?.(items, done)
      else if (only) self._write(only.chunk, only.encoding, done)
    } catch (error) {
      of.sync = false
      of.writing = false
      fail(self, error)
    }
    of.sync = false
  }
  const drain = (self: Writing, of: WritableState) => {
    if (of.corked || of.bufferProcessing || of.destroyed || !of.constructed) return
    of.bufferProcessing = true
    while (of.buffered.length && !of.writing)
      pass(self, of, of.buffered.splice(0, self._writev ? of.buffered.length : 1))
    of.bufferProcessing = false
  }
  /** Tells those who wait that nothing will be written any more. */
  const abandon = (of: WritableState) => {
    if (of.writing) return
    for (const { callback } of of.buffered.splice(0)) callback(of.errored ?? destroyedError('write'))
    for (const callback of of.onFinish.splice(0)) callback(of.errored ?? destroyedError('end'))
  }

  const end = (self: Writing, first?: unknown, second?: unknown, third?: unknown) => {
    const of = self._writableState
    const callback = [first, second, third].find((each) => typeof each === 'function') as Done | undefined
    let error: unknown
    if (first !== undefined && first !== null && typeof first !== 'function')
      try {
        write(self, first, typeof second === 'function' ? undefined : second)
      } catch (thrown) {
        error = thrown
        fail(self, thrown)
      }
    if (of.corked) {
      of.corked = 1
      uncork(self)
    }
    if (error) return kit.soon(callback ?? nothing, error)
    if (!of.errored && !of.ending) {
      of.ending = true
      finishMaybe(self, of)
      of.ended = true
    } else if (of.finished)
      error = coded(new Error('Cannot call end after a stream was finished'), 'ERR_STREAM_ALREADY_FINISHED')
    else if (of.destroyed) error = destroyedError('end')
    if (!callback) return undefined
    if (error) kit.soon(callback, error)
    else if (of.finished) kit.soon(callback)
    else of.onFinish.push(callback)
    return undefined
  }
  const uncork = (self: Writing) => {
    const of = self._writableState
    if (of.corked && --of.corked === 0 && !of.writing) drain(self, of)
  }
  const ready = (of: WritableState) =>
    of.ending &&
    !of.destroyed &&
    of.constructed &&
    of.length === 0 &&
    !of.errored &&
    !of.buffered.length &&
    !of.finished &&
    !of.writing &&
    !of.errorEmitted &&
    !of.closeEmitted

  const finishMaybe = (self: Writing, of: WritableState) => {
    if (!ready(of)) return
    prefinish(self, of)
    if (of.pendingcb === 0)
      kit.soon(() => {
        if (ready(of) && of.prefinished && of.pendingcb === 0) finish(self, of)
      })
  }
  const prefinish = (self: Writing, of: WritableState) => {
    if (of.prefinished || of.finalCalled) return
    of.finalCalled = true
    if (typeof self._final !== 'function') {
      of.prefinished = true
      return void self.emit('prefinish')
    }
    of.pendingcb++
    kit.soon(() => {
      let once = false
      const done: Done = (error) => {
        if (once)
          return fail(
            self,
            error ?? coded(new Error('Callback called multiple times'), 'ERR_MULTIPLE_CALLBACK'),
          )
        once = true
        of.pendingcb--
        if (error) {
          for (const callback of of.onFinish.splice(0)) callback(error)
          return fail(self, error)
        }
        if (!ready(of)) return undefined
        of.prefinished = true
        self.emit('prefinish')
        of.pendingcb++
        return kit.soon(() => {
          of.pendingcb--
          if (ready(of)) finish(self, of)
        })
      }
      try {
        self._final?.(done)
      } catch (error) {
        done(error)
      }
    })
  }
  const finish = (self: Writing, of: WritableState) => {
    of.finished = true
    for (const callback of of.onFinish.splice(0)) callback()
    self.emit('finish')
    const other = self._readableState
    if (of.autoDestroy && (!other || !other.autoDestroy || other.endEmitted)) self.destroy()
  }
  return { write, end, uncork, drain, finishMaybe, abandon }
}
