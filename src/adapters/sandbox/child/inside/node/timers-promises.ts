import type { Kit } from '../kit.ts'

interface Options {
  readonly signal?: AbortSignal
  readonly ref?: boolean
}

/** `node:timers/promises`. */
export function timersPromises(kit: Kit) {
  const wait = <T>(
    start: (then: () => void) => { unref(): unknown },
    stop: (timer: never) => void,
    value: T,
    { signal, ref }: Options,
  ) =>
    new Promise<T>((resolve, reject) => {
      const { aborted } = kit.part('node/errors')
      if (signal?.aborted) return reject(aborted(signal.reason))
      const end = () => {
        stop(timer as never)
        reject(aborted(signal?.reason))
      }
      const timer = start(() => {
        signal?.removeEventListener('abort', end)
        resolve(value)
      })
      if (ref === false) timer.unref()
      signal?.addEventListener('abort', end, { once: true })
    })
  const {
    setTimeout: late,
    setImmediate: soon,
    setInterval: often,
    clearTimeout,
    clearImmediate,
  } = globalThis
  const setTimeout = <T>(delay?: number, value?: T, options: Options = {}) =>
    wait((then) => late(then, delay), clearTimeout, value, options)
  return {
    setTimeout,
    setImmediate: <T>(value?: T, options: Options = {}) =>
      wait((then) => soon(then) as unknown as { unref(): unknown }, clearImmediate, value, options),
    async *setInterval<T>(delay?: number, value?: T, { signal }: Options = {}) {
      const { aborted } = kit.part('node/errors')
      let due = 0
      let wake = () => {}
      const timer = often(() => {
        due++
        wake()
      }, delay)
      const end = () => wake()
      signal?.addEventListener('abort', end, { once: true })
      try {
        for (;;) {
          if (signal?.aborted) throw aborted(signal.reason)
          if (!due) await new Promise<void>((resolve) => void (wake = resolve))
          for (; due > 0 && !signal?.aborted; due--) yield value
        }
      } finally {
        clearInterval(timer)
        signal?.removeEventListener('abort', end)
      }
    },
    scheduler: {
      wait: (delay: number, options: Options = {}) => setTimeout(delay, undefined, options),
      yield: () => setTimeout(0),
    },
  }
}
