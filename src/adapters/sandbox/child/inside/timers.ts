import type { Kit, Waiting } from './kit.ts'

/** Timers on the clock of the process around. They end with the call that set them. */
export function timers(kit: Kit): void {
  type Then = (...values: unknown[]) => void

  class Timer {
    waiting: Waiting | undefined
    readonly then: Then
    readonly delay: number
    readonly again: boolean
    constructor(then: Then, delay: number, again: boolean) {
      this.then = then
      this.delay = delay >= 1 && delay <= 2147483647 ? Math.trunc(delay) : 1
      this.again = again
      this.start()
    }
    start() {
      this.waiting = kit.wait(() => {
        if (this.again) this.start()
        else this.waiting = undefined
        this.then()
      })
      kit.ask('timer', this.waiting.id, this.delay)
    }
    close() {
      if (!this.waiting) return this
      kit.forget(this.waiting)
      kit.ask('no timer', this.waiting.id)
      this.waiting = undefined
      return this
    }
    ref() {
      if (this.waiting) this.waiting.holds = true
      return this
    }
    unref() {
      if (this.waiting) this.waiting.holds = false
      return this
    }
    refresh() {
      if (!this.waiting) return this
      const { holds } = this.waiting
      this.close()
      this.start()
      return holds ? this : this.unref()
    }
    hasRef() {
      return this.waiting?.holds ?? false
    }
    [Symbol.toPrimitive]() {
      return this.waiting?.id ?? 0
    }
    [Symbol.dispose]() {
      this.close()
    }
  }
  const check = (then: unknown) => {
    if (typeof then !== 'function')
      throw kit.part('node/errors').wrongType('callback', 'of type function', then)
  }
  const bind = (then: Then, values: unknown[]): Then => {
    check(then)
    return values.length ? () => then(...values) : then
  }
  const clear = (timer: unknown) => {
    if (timer instanceof Timer) timer.close()
  }
  const found = {
    setTimeout: (then: Then, delay = 1, ...values: unknown[]) =>
      new Timer(bind(then, values), Number(delay), false),
    setInterval: (then: Then, delay = 1, ...values: unknown[]) =>
      new Timer(bind(then, values), Number(delay), true),
    setImmediate: (then: Then, ...values: unknown[]) => new Timer(bind(then, values), 0, false),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  }
  for (const [name, value] of Object.entries(found)) kit.define(name, value)
  for (const name of ['setTimeout', 'setImmediate'] as const)
    Object.defineProperty(found[name], Symbol.for('nodejs.util.promisify.custom'), {
      get: () => kit.part('node:timers/promises')[name],
    })

  kit.soon = async (then, ...values) => {
    try {
      await undefined
      await then(...values)
    } catch (error) {
      kit.uncaught(error)
    }
  }
  kit.define('queueMicrotask', (then: Then) => {
    check(then)
    kit.soon(then)
  })
  kit.modules['node:timers'] = () => ({ ...found, promises: kit.part('node:timers/promises') })
}
