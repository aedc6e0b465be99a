import type { Kit } from '../../kit.ts'
import type { readable } from './readable.ts'
import type { Reading } from './reading.ts'

type Source = Reading & {
  on(name: string, listener: (...values: never[]) => unknown): unknown
  removeListener(name: string, listener: (...values: never[]) => unknown): unknown
}

/** Streams in a `for await`, and values as a stream. */
export function iterate(kit: Kit) {
  const { finished } = kit.part('node/stream/ends')
  const { wrongType } = kit.part('node/errors')

  async function* iterate(from: Source, { destroyOnReturn = true } = {}) {
    let wake: (() => void) | undefined
    const next = () => wake?.()
    from.on('readable', next)
    let over: { readonly error?: unknown } | undefined
    const stop = finished(from, { writable: false }, (error) => {
      over = error ? { error } : {}
      next()
    })
    let failed = false
    try {
      for (;;) {
        const chunk = from.destroyed ? null : from.read()
        if (chunk !== null) yield chunk
        else if (over && 'error' in over) throw over.error
        else if (over) return
        else await new Promise<void>((resolve) => void (wake = resolve))
      }
    } catch (error) {
      failed = true
      from.destroy(error)
      throw error
    } finally {
      from.removeListener('readable', next)
      stop()
      if (!failed && destroyOnReturn && !from.destroyed && (!over || from._readableState.autoDestroy))
        from.destroy()
    }
  }

  type Made = InstanceType<ReturnType<typeof readable>['Readable']>
  const readableFrom = (values: unknown, options: object = {}) => {
    const Readable = kit.part('node/stream/readable').Readable as unknown as new (options: object) => Made
    if (typeof values === 'string' || Buffer.isBuffer(values)) {
      const whole = new Readable({ objectMode: true, ...options, read() {} })
      whole.push(values)
      whole.push(null)
      return whole
    }
    const list = values as Partial<AsyncIterable<unknown> & Iterable<unknown>> | null | undefined
    const make = list?.[Symbol.asyncIterator] ?? list?.[Symbol.iterator]
    if (typeof make !== 'function') throw wrongType('iterable', 'an instance of Iterable', values)
    const each = (make as () => unknown).call(list) as AsyncIterator<unknown>
    let reading = false
    let over = false
    const made = new Readable({ objectMode: true, highWaterMark: 1, ...options })
    const pull = async () => {
      for (;;) {
        const { value, done } = await each.next()
        if (done) {
          over = true
          return made.push(null)
        }
        const chunk = await value
        if (chunk === null) {
          reading = false
          throw Object.assign(new TypeError('May not write null values to stream'), {
            code: 'ERR_STREAM_NULL_VALUES',
          })
        }
        if (made.push(chunk)) continue
        return (reading = false)
      }
    }
    made._read = () => {
      if (reading) return
      reading = true
      pull().catch((error) => made.destroy(error))
    }
    made._destroy = (error, then) => {
      const close = async () => {
        if (over) return
        over = true
        if (error && each.throw) {
          const { value, done } = await each.throw(error)
          await value
          if (done) return
        }
        await each.return?.()
      }
      close().then(
        () => kit.soon(() => then(error)),
        (thrown) => kit.soon(() => then(thrown ?? error)),
      )
    }
    return made
  }
  return { iterate, readableFrom }
}
