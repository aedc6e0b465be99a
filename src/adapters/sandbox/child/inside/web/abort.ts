import type { Kit } from '../kit.ts'

/** AbortController and AbortSignal. */
export function abort(kit: Kit) {
  const { Event, EventTarget, handler } = kit.part('web:events')
  const { DOMException } = kit.part('web:exception')
  const illegal = () =>
    Object.assign(new TypeError('Illegal constructor'), { code: 'ERR_ILLEGAL_CONSTRUCTOR' })
  const key = Symbol('signal')
  let fire: (signal: AbortSignal, reason: unknown) => void

  class AbortSignal extends EventTarget {
    #aborted = false
    #reason: unknown
    /** Signals that abort with this one. */
    readonly #followers = new Set<AbortSignal>()
    constructor(from: unknown) {
      if (from !== key) throw illegal()
      super()
    }
    static {
      fire = (signal, reason) => {
        if (signal.#aborted) return
        signal.#aborted = true
        signal.#reason =
          reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason
        const followers = [...signal.#followers]
        signal.#followers.clear()
        for (const each of followers) {
          fire(each, signal.#reason)
        }
        signal.dispatchEvent(new Event('abort'))
      }
    }
    get aborted() {
      return this.#aborted
    }
    get reason() {
      return this.#reason
    }
    throwIfAborted() {
      if (this.#aborted) throw this.#reason
    }
    static abort(reason?: unknown) {
      const made = new AbortSignal(key)
      fire(made, reason)
      return made
    }
    static timeout(delay: number) {
      const made = new AbortSignal(key)
      if (!Number.isInteger(delay) || delay < 0)
        throw Object.assign(
          new RangeError(
            `The value of "delay" is out of range. It must be ${Number.isInteger(delay) ? '>= 0 && <= 4294967295' : 'an integer'}. Received ${delay}`,
          ),
          { code: 'ERR_OUT_OF_RANGE' },
        )
      const late = () =>
        fire(made, new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
      globalThis.setTimeout(late, delay).unref()
      return made
    }
    static any(signals: Iterable<AbortSignal>) {
      const made = new AbortSignal(key)
      const list = [...signals]
      for (const each of list)
        if (!(each instanceof AbortSignal))
          throw Object.assign(new TypeError('The "signals" argument must hold instances of AbortSignal.'), {
            code: 'ERR_INVALID_ARG_TYPE',
          })
      const first = list.find((each) => each.#aborted)
      if (first) fire(made, first.#reason)
      else for (const each of list) each.#followers.add(made)
      return made
    }
    override get [Symbol.toStringTag]() {
      return 'AbortSignal'
    }
  }
  handler(AbortSignal.prototype, 'abort')

  class AbortController {
    readonly #signal = new AbortSignal(key)
    get signal() {
      return this.#signal
    }
    abort(reason?: unknown) {
      fire(this.#signal, reason)
    }
    get [Symbol.toStringTag]() {
      return 'AbortController'
    }
  }
  return { AbortController, AbortSignal }
}
