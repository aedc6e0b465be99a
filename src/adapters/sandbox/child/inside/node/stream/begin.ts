import type { Kit } from '../../kit.ts'

/** What either side of a stream knows of itself, under the names that packages look for. */
export interface SideState {
  objectMode: boolean
  highWaterMark: number
  length: number
  constructed: boolean
  destroyed: boolean
  errored: unknown
  closed: boolean
  closeEmitted: boolean
  errorEmitted: boolean
  autoDestroy: boolean
  emitClose: boolean
}

/** A stream as far as its end concerns either side. */
export interface EitherStream {
  _readableState?: SideState & { endEmitted: boolean; ended: boolean }
  _writableState?: SideState & { finished: boolean; ended: boolean; ending: boolean }
  destroyed: boolean
  emit(name: string, ...values: unknown[]): boolean
  listenerCount(name: string): number
  destroy(error?: unknown, then?: (error?: unknown) => void): unknown
  _destroy(error: unknown, then: (error?: unknown) => void): void
  _construct?(then: (error?: unknown) => void): void
}

/** What either side of a stream may be told. */
export interface SideOptions {
  readonly objectMode?: boolean
  readonly highWaterMark?: number
  readonly autoDestroy?: boolean
  readonly emitClose?: boolean
  readonly signal?: AbortSignal
}

/** How streams begin and end, on whatever side. */
export function begin(kit: Kit) {
  const { coded } = kit.part('node/errors')
  const usual = { bytes: 65_536, objects: 16 }

  const sideOf = (options: SideOptions, side: 'readable' | 'writable'): SideState => {
    const mine = options as Record<string, unknown>
    const objectMode = Boolean(options.objectMode ?? mine[`${side}ObjectMode`] ?? false)
    const most = options.highWaterMark ?? mine[`${side}HighWaterMark`]
    if (most !== undefined && most !== null && (typeof most !== 'number' || !(most >= 0)))
      throw coded(
        new TypeError(`The property 'options.highWaterMark' is invalid. Received ${kit.inspect(most)}`),
        'ERR_INVALID_ARG_VALUE',
      )
    return {
      objectMode,
      highWaterMark: Math.floor((most as number | undefined) ?? (objectMode ? usual.objects : usual.bytes)),
      length: 0,
      constructed: true,
      destroyed: false,
      errored: null,
      closed: false,
      closeEmitted: false,
      errorEmitted: false,
      autoDestroy: options.autoDestroy !== false,
      emitClose: options.emitClose !== false,
    }
  }
  const sides = (stream: EitherStream) =>
    [stream._readableState, stream._writableState].filter((side) => side !== undefined)

  const tellError = (stream: EitherStream, error: unknown) => {
    const all = sides(stream)
    if (all.some(({ errorEmitted }) => errorEmitted)) return
    for (const side of all) side.errorEmitted = true
    stream.emit('error', error)
  }
  const tellClose = (stream: EitherStream) => {
    const all = sides(stream)
    if (all.some(({ closeEmitted }) => closeEmitted)) return
    for (const side of all) side.closeEmitted = true
    if (all.some(({ emitClose }) => emitClose)) stream.emit('close')
  }

  /** Ends a stream at once. */
  function destroy<T extends EitherStream>(this: T, error?: unknown, then?: (error?: unknown) => void): T {
    const all = sides(this)
    if (all.some(({ destroyed }) => destroyed)) {
      then?.()
      return this
    }
    for (const side of all) {
      if (error) side.errored ??= error
      side.destroyed = true
    }
    const run = () => {
      let once = false
      const after = (late?: unknown) => {
        if (once) return
        once = true
        const why = late ?? error
        for (const side of all) {
          if (why) side.errored ??= why
          side.closed = true
        }
        then?.(why)
        kit.soon(() => {
          if (why) tellError(this, why)
          tellClose(this)
        })
      }
      try {
        this._destroy(error ?? null, after)
      } catch (thrown) {
        after(thrown)
      }
    }
    if (all.every(({ constructed }) => constructed)) run()
    else waiting.set(this, run)
    return this
  }
  /** What is to be done when a stream that is not yet there has come to be. */
  const waiting = new WeakMap<object, () => void>()

  const fail = (stream: EitherStream, error: unknown) => {
    const all = sides(stream)
    if (all.some(({ destroyed }) => destroyed)) return
    if (all.some(({ autoDestroy }) => autoDestroy)) return void stream.destroy(error)
    for (const side of all) side.errored ??= error
    kit.soon(() => tellError(stream, error))
  }

  /** Runs `_construct`, if there is one, before anything else. */
  const construct = (stream: EitherStream, then: () => void) => {
    if (typeof stream._construct !== 'function') return
    for (const side of sides(stream)) side.constructed = false
    kit.soon(() => {
      const after = (error?: unknown) => {
        for (const side of sides(stream)) side.constructed = true
        const late = waiting.get(stream)
        if (late) late()
        else if (error) fail(stream, error)
        else then()
      }
      try {
        stream._construct?.((error) => kit.soon(after, error))
      } catch (error) {
        after(error)
      }
    })
  }

  const abortWith = (signal: AbortSignal | undefined, stream: EitherStream) => {
    if (!signal) return
    const { aborted } = kit.part('node/errors')
    const stop = () => stream.destroy(aborted(signal.reason))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  }

  const bytesOf = (chunk: unknown, encoding: unknown): Buffer | undefined => {
    if (typeof chunk === 'string') return Buffer.from(chunk, encoding as 'utf8')
    if (Buffer.isBuffer(chunk)) return chunk
    if (!ArrayBuffer.isView(chunk)) return undefined
    return Buffer.from(chunk.buffer as ArrayBuffer, chunk.byteOffset, chunk.byteLength)
  }
  return { usual, sideOf, destroy, fail, construct, abortWith, bytesOf }
}
