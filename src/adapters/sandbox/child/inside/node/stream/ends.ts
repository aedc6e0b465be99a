import type { Kit } from '../../kit.ts'
import type { EitherStream } from './begin.ts'

type Then = (error?: unknown, value?: unknown) => void
type Heard = (...values: never[]) => unknown
/** A stream of whatever make. */
type Any = Partial<EitherStream> & {
  on(name: string, listener: Heard): unknown
  removeListener(name: string, listener: Heard): unknown
  destroy?(error?: unknown): unknown
  pipe?(to: Any, options?: object): unknown
  write?(chunk: unknown): boolean
  end?(): unknown
  readonly readable?: boolean
  readonly writable?: boolean
}
interface Options {
  readonly readable?: boolean
  readonly writable?: boolean
  readonly error?: boolean
  readonly cleanup?: boolean
  readonly signal?: AbortSignal
}

/** When streams are done: `finished` and `pipeline`. */
export function ends(kit: Kit) {
  const { coded, wrongType, aborted } = kit.part('node/errors')
  const premature = () => coded(new Error('Premature close'), 'ERR_STREAM_PREMATURE_CLOSE')
  const isStream = (value: unknown): value is Any =>
    typeof (value as Partial<Any> | null)?.on === 'function' &&
    (typeof (value as Any).pipe === 'function' || typeof (value as Any).write === 'function')

  const finished = (stream: unknown, second: Options | Then, third?: Then): (() => void) => {
    const options = typeof second === 'function' ? {} : (second ?? {})
    const given = typeof second === 'function' ? second : (third as Then)
    if (!isStream(stream))
      throw wrongType('stream', 'an instance of ReadableStream, WritableStream, or Stream', stream)
    if (typeof given !== 'function') throw wrongType('callback', 'of type function', given)
    const { _readableState: r, _writableState: w } = stream
    const reads = options.readable ?? Boolean(r ?? stream.readable)
    const writes = options.writable ?? Boolean(w ?? stream.writable)
    let ended = r?.endEmitted ?? false
    let wrote = w?.finished ?? false
    let told = false
    const then = (error?: unknown) => {
      if (told) return
      told = true
      given.call(stream, error)
    }
    const done = () => {
      if ((!reads || ended) && (!writes || wrote)) then()
    }
    const heard: Record<string, Heard> = {
      end: () => {
        ended = true
        done()
      },
      finish: () => {
        wrote = true
        done()
      },
      ...(options.error !== false && { error: (error: unknown) => then(error) }),
      close: () => {
        const why = r?.errored ?? w?.errored
        if (why && typeof why !== 'boolean') then(why)
        else if ((reads && !ended && r && !r.endEmitted) || (writes && !wrote && w && !w.finished))
          then(premature())
        else then()
      },
      abort: () => then(premature()),
    }
    for (const [name, listener] of Object.entries(heard)) stream.on(name, listener)
    const clean = () => {
      for (const [name, listener] of Object.entries(heard)) stream.removeListener(name, listener)
      options.signal?.removeEventListener('abort', abort)
    }
    const abort = () => {
      clean()
      then(aborted(options.signal?.reason))
    }
    if (options.signal?.aborted) kit.soon(abort)
    else options.signal?.addEventListener('abort', abort, { once: true })
    if (r?.closeEmitted || w?.closeEmitted || (r?.closed ?? w?.closed)) kit.soon(() => heard['close']?.())
    else if (r?.errorEmitted || w?.errorEmitted) kit.soon(() => then(r?.errored ?? w?.errored))
    else if ((!reads || ended) && (!writes || wrote) && (r || w)) kit.soon(done)
    const stop = () => {
      told = true
      clean()
    }
    return stop
  }

  const pipeline = (...given: unknown[]): unknown => {
    const then = given.pop() as Then
    if (typeof then !== 'function') throw wrongType('streams[stream.length - 1]', 'of type function', then)
    return join(given, {}, then)
  }

  const join = (
    given: unknown[],
    { signal, end = true }: { signal?: AbortSignal; end?: boolean },
    then: Then,
  ) => {
    const parts = given.length === 1 && Array.isArray(given[0]) ? (given[0] as unknown[]) : given
    if (parts.length < 2)
      throw coded(new TypeError('The "streams" argument must be specified'), 'ERR_MISSING_ARGS')
    const streams: Any[] = []
    const stops: (() => void)[] = []
    let open = 0
    let failed: { readonly error: unknown } | undefined
    let value: unknown
    const done = (error?: unknown) => {
      open--
      if (error && (!failed || isPremature(failed.error))) failed = { error }
      if (failed) for (const each of streams) each.destroy?.(failed.error)
      if (open > 0 && !failed) return
      if (open > 0) return
      signal?.removeEventListener('abort', abort)
      for (const stop of stops) stop()
      kit.soon(() => then(failed?.error, value))
    }
    const watch = (stream: Any, options: Options) => {
      open++
      streams.push(stream)
      let once = false
      stops.push(
        finished(stream, options, (error) => {
          if (once) return
          once = true
          done(error)
        }),
      )
    }
    const abort = () => {
      const error = aborted(signal?.reason)
      failed ??= { error }
      for (const each of streams) each.destroy?.(error)
    }
    /** What is read of next: a stream, or anything to go through. */
    let from: unknown
    for (const [at, part] of parts.entries()) {
      const last = at === parts.length - 1
      const first = at === 0
      if (isStream(part)) {
        watch(part, { readable: !last, writable: !first })
        if (!first) from = lead(from, part, last && !end, () => open++, done)
      } else if (typeof part === 'function') {
        const made = part(first ? undefined : from, { signal })
        if (last && typeof made?.then === 'function') {
          open++
          made.then(
            (result: unknown) => {
              value = result
              done()
            },
            (error: unknown) => done(error),
          )
        }
        from = made
        continue
      }
      from = part
    }
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort, { once: true })
    return streams.at(-1) === parts.at(-1) ? parts.at(-1) : from
  }
  const isPremature = (error: unknown) => (error as { code?: string }).code === 'ERR_STREAM_PREMATURE_CLOSE'

  /** Leads what is read into a stream. */
  const lead = (from: unknown, to: Any, keepOpen: boolean, begin: () => void, done: Then) => {
    if (isStream(from) && from.pipe) return from.pipe(to, { end: !keepOpen })
    begin()
    const run = async () => {
      for await (const chunk of (await from) as AsyncIterable<unknown>)
        if (to.write?.(chunk) === false)
          await new Promise((resolve, reject) => {
            const stop = finished(to, { readable: false }, reject)
            to.on('drain', (() => {
              stop()
              resolve(undefined)
            }) as Heard)
          })
      if (!keepOpen) to.end?.()
    }
    return run().then(
      () => done(),
      (error) => {
        to.destroy?.(error)
        done(error)
      },
    )
  }
  return { finished, pipeline, join, isStream }
}
