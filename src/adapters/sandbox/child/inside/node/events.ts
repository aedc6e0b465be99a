import type { Kit } from '../kit.ts'

/** `node:events`. */
export function events(kit: Kit) {
  type Name = string | symbol
  type Listener = ((...values: unknown[]) => unknown) & { listener?: Listener }
  const errorMonitor = Symbol('events.errorMonitor')
  const { coded, wrongType, outOfRange, aborted } = kit.part('node/errors')
  let defaultMaxListeners = 10

  const check = (listener: unknown) => {
    if (typeof listener !== 'function') throw wrongType('listener', 'of type function', listener)
  }
  const add = (to: Methods, name: Name, listener: Listener, first: boolean) => {
    check(listener)
    if (!to._events) begin(to)
    const all = to._events
    if (all['newListener']) to.emit('newListener', name, listener.listener ?? listener)
    const list = all[name as string]
    if (!list) {
      all[name as string] = [listener]
      to._eventsCount++
    } else if (first) list.unshift(listener)
    else list.push(listener)
    return to
  }
  const onceOf = (to: Methods, name: Name, listener: Listener): Listener => {
    check(listener)
    const once: Listener = (...values) => {
      to.removeListener(name, once)
      return listener.apply(to, values)
    }
    once.listener = listener
    return once
  }
  const begin = (self: Methods) => {
    if (Object.hasOwn(self, '_events') && self._events) return
    self._events = { __proto__: null } as unknown as Methods['_events']
    self._eventsCount = 0
    self._maxListeners ??= undefined
  }

  const keep = (self: Methods, name: Name, list: Listener[]) => {
    if (list.length) self._events[name as string] = list
    else if (name in self._events) {
      delete self._events[name as string]
      self._eventsCount--
    }
  }
  const unheard = (error: unknown) =>
    error instanceof Error
      ? error
      : coded(
          new Error(`Unhandled error. (${typeof error === 'string' ? `'${error}'` : kit.inspect(error)})`),
          'ERR_UNHANDLED_ERROR',
          { context: error },
        )

  class Methods {
    declare _events: Record<string, Listener[] | undefined>
    declare _eventsCount: number
    declare _maxListeners: number | undefined
    on(name: Name, listener: Listener) {
      return add(this, name, listener, false)
    }
    prependListener(name: Name, listener: Listener) {
      return add(this, name, listener, true)
    }
    once(name: Name, listener: Listener) {
      return add(this, name, onceOf(this, name, listener), false)
    }
    prependOnceListener(name: Name, listener: Listener) {
      return add(this, name, onceOf(this, name, listener), true)
    }
    removeListener(name: Name, listener: Listener) {
      check(listener)
      const list = this._events?.[name as string]
      const at = list?.findLastIndex((each) => each === listener || each.listener === listener) ?? -1
      if (!list || at < 0) return this
      // A new list: whoever tells this one goes on with it.
      keep(this, name, [...list.slice(0, at), ...list.slice(at + 1)])
      if (this._events['removeListener']) this.emit('removeListener', name, list[at]?.listener ?? listener)
      return this
    }
    removeAllListeners(...names: [name?: Name]) {
      if (!this._events) return this
      const [name] = names
      if (name === undefined) {
        for (const each of this.eventNames()) if (each !== 'removeListener') this.removeAllListeners(each)
        this.removeAllListeners('removeListener')
        return this
      }
      if (!this._events['removeListener']) keep(this, name, [])
      else
        for (const each of [...(this._events[name as string] ?? [])].reverse())
          this.removeListener(name, each)
      return this
    }
    emit(name: Name, ...values: unknown[]): boolean {
      if (name === 'error') {
        if (this._events?.[errorMonitor as never]) this.emit(errorMonitor, ...values)
        if (!this._events?.['error']) throw unheard(values[0])
      }
      const list = this._events?.[name as string]
      if (!list) return false
      for (const each of [...list]) each.apply(this, values)
      return true
    }
    eventNames(): Name[] {
      return this._events ? Reflect.ownKeys(this._events) : []
    }
    listeners(name: Name) {
      return this.rawListeners(name).map((each) => each.listener ?? each)
    }
    rawListeners(name: Name) {
      return [...(this._events?.[name as string] ?? [])]
    }
    listenerCount(name: Name, listener?: Listener) {
      const list = this._events?.[name as string] ?? []
      if (!listener) return list.length
      return list.filter((each) => each === listener || each.listener === listener).length
    }
    setMaxListeners(most: number) {
      if (typeof most !== 'number' || !(most >= 0))
        throw outOfRange('setMaxListeners', 'a non-negative number', most)
      this._maxListeners = most
      return this
    }
    getMaxListeners() {
      return this._maxListeners ?? defaultMaxListeners
    }
  }
  const EventEmitter = kit.part('node/plain-class')(Methods, 'EventEmitter', begin)
  Object.assign(EventEmitter.prototype, {
    _events: undefined,
    _eventsCount: 0,
    _maxListeners: undefined,
    addListener: EventEmitter.prototype.on,
    off: EventEmitter.prototype.removeListener,
  })
  type Emitter = Methods | EventTarget
  const listen = (to: Emitter, name: Name, listener: Listener) => {
    if ('on' in to) to.on(name, listener)
    else if ('addEventListener' in to) to.addEventListener(name as string, listener)
    else throw wrongType('emitter', 'an instance of EventEmitter or EventTarget', to)
    return () => {
      if ('on' in to) to.removeListener(name, listener)
      else to.removeEventListener(name as string, listener)
    }
  }
  const addAbortListener = (signal: AbortSignal, listener: () => void) => {
    if (signal.aborted) kit.soon(listener)
    else signal.addEventListener('abort', listener, { once: true })
    return { [Symbol.dispose]: () => signal.removeEventListener('abort', listener) }
  }

  const once = async (emitter: Emitter, name: Name, { signal }: { signal?: AbortSignal } = {}) => {
    if (signal?.aborted) throw aborted(signal.reason)
    const { promise, resolve, reject } = Promise.withResolvers<unknown[]>()
    const ends = [listen(emitter, name, (...values) => resolve(values))]
    if (name !== 'error' && 'on' in emitter) ends.push(listen(emitter, 'error', reject))
    const watch = signal && addAbortListener(signal, () => reject(aborted(signal.reason)))
    try {
      return await promise
    } finally {
      for (const end of ends) end()
      watch?.[Symbol.dispose]()
    }
  }

  const on = (
    emitter: Emitter,
    name: Name,
    { signal, close = [] }: { signal?: AbortSignal; close?: Name[] } = {},
  ) => {
    if (signal?.aborted) throw aborted(signal.reason)
    const heard: unknown[][] = []
    const waiting: PromiseWithResolvers<IteratorResult<unknown[], undefined>>[] = []
    let over: { readonly error?: unknown } | undefined
    const end = (how: { readonly error?: unknown }) => {
      over ??= how
      for (const stop of ends) stop()
      for (const each of waiting.splice(0))
        if ('error' in how) each.reject(how.error)
        else each.resolve({ value: undefined, done: true })
    }
    const ends = [
      listen(emitter, name, (...values) => {
        const next = waiting.shift()
        if (next) next.resolve({ value: values, done: false })
        else heard.push(values)
      }),
      ...close.map((each) => listen(emitter, each, () => end({}))),
    ]
    if (name !== 'error' && 'on' in emitter) ends.push(listen(emitter, 'error', (error) => end({ error })))
    if (signal) addAbortListener(signal, () => end({ error: aborted(signal.reason) }))
    const each = {
      next: (): Promise<IteratorResult<unknown[], undefined>> => {
        const value = heard.shift()
        if (value) return Promise.resolve({ value, done: false })
        if (over && 'error' in over) {
          const { error } = over
          over = {}
          return Promise.reject(error)
        }
        if (over) return Promise.resolve({ value: undefined, done: true })
        const next = Promise.withResolvers<IteratorResult<unknown[], undefined>>()
        waiting.push(next)
        return next.promise
      },
      return: async () => {
        end({})
        return { value: undefined, done: true as const }
      },
      throw: async (error: unknown) => {
        end({ error })
        return { value: undefined, done: true as const }
      },
      [Symbol.asyncIterator]: () => each,
    }
    return each
  }

  const listenersOf = (emitter: Methods, name: Name) => emitter.listeners(name)
  Object.assign(EventEmitter, {
    EventEmitter,
    once,
    on,
    errorMonitor,
    captureRejections: false,
    captureRejectionSymbol: Symbol.for('nodejs.rejection'),
    addAbortListener,
    getEventListeners: listenersOf,
    listenerCount: (emitter: Methods, name: Name) => emitter.listenerCount(name),
    getMaxListeners: (emitter: Methods) => emitter.getMaxListeners(),
    setMaxListeners: (most: number, ...emitters: Partial<Methods>[]) => {
      for (const each of emitters) each.setMaxListeners?.(most)
      if (!emitters.length) defaultMaxListeners = most
    },
    init: begin,
  })
  Object.defineProperty(EventEmitter, 'defaultMaxListeners', {
    enumerable: true,
    get: () => defaultMaxListeners,
    set: (most: number) => void (defaultMaxListeners = most),
  })
  return EventEmitter
}
