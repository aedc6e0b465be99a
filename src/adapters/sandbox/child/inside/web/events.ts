import type { Kit } from '../kit.ts'

/** Events of the web and those who tell them. */
export function events(kit: Kit) {
  type Listener = ((event: Event) => unknown) | { handleEvent(event: Event): unknown }
  interface Heard {
    readonly listener: Listener
    readonly capture: boolean
    readonly once: boolean
    gone: boolean
  }
  let begin: (event: Event, target: object) => void
  let stopped: (event: Event) => boolean
  let end: (event: Event) => void

  class Event {
    readonly type: string
    readonly bubbles: boolean
    readonly cancelable: boolean
    readonly composed: boolean
    readonly timeStamp: number
    readonly isTrusted: boolean = false
    #target: object | null = null
    #now = false
    #stopped = false
    #prevented = false
    constructor(type: string, init?: { bubbles?: boolean; cancelable?: boolean; composed?: boolean } | null) {
      if (!arguments.length) throw new TypeError('The "type" argument must be specified')
      this.type = `${type}`
      this.bubbles = Boolean(init?.bubbles)
      this.cancelable = Boolean(init?.cancelable)
      this.composed = Boolean(init?.composed)
      this.timeStamp = kit.part('web:performance').performance.now()
    }
    static {
      begin = (event, target) => {
        const { DOMException } = kit.part('web:exception')
        if (event.#now) throw new DOMException('The event is already being dispatched', 'InvalidStateError')
        event.#target = target
        event.#now = true
        event.#stopped = false
      }
      stopped = (event) => event.#stopped
      end = (event) => void (event.#now = false)
    }
    get target() {
      return this.#target
    }
    get srcElement() {
      return this.#target
    }
    get currentTarget() {
      return this.#now ? this.#target : null
    }
    get eventPhase() {
      return this.#now ? 2 : 0
    }
    get defaultPrevented() {
      return this.#prevented
    }
    get returnValue() {
      return !this.#prevented
    }
    get cancelBubble() {
      return this.#stopped
    }
    composedPath() {
      return this.#now && this.#target ? [this.#target] : []
    }
    preventDefault() {
      if (this.cancelable) this.#prevented = true
    }
    stopPropagation() {}
    stopImmediatePropagation() {
      this.#stopped = true
    }
    get [Symbol.toStringTag]() {
      return 'Event'
    }
  }
  for (const [at, name] of ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'].entries())
    Object.defineProperty(Event, name, { value: at, enumerable: true })

  class CustomEvent extends Event {
    readonly detail: unknown
    constructor(type: string, init?: { detail?: unknown }) {
      super(type, init as object)
      this.detail = init?.detail ?? null
    }
  }

  class EventTarget {
    readonly #heard = new Map<string, Heard[]>()
    addEventListener(type: string, listener: Listener | null, options?: unknown) {
      if (listener === null || listener === undefined) return
      if (typeof listener !== 'function' && typeof listener !== 'object')
        throw Object.assign(new TypeError('The "listener" argument must be an instance of EventListener.'), {
          code: 'ERR_INVALID_ARG_TYPE',
        })
      const { capture, once, signal } = optionsOf(options)
      if (signal?.aborted) return
      const list = this.#heard.get(`${type}`) ?? []
      if (list.some((each) => each.listener === listener && each.capture === capture)) return
      this.#heard.set(`${type}`, [...list, { listener, capture, once, gone: false }])
      signal?.addEventListener('abort', () => this.removeEventListener(type, listener, options), {
        once: true,
      })
    }
    removeEventListener(type: string, listener: Listener | null, options?: unknown) {
      const { capture } = optionsOf(options)
      const list = this.#heard.get(`${type}`)
      if (!list) return
      const rest = list.filter((each) => {
        const mine = each.listener === listener && each.capture === capture
        if (mine) each.gone = true
        return !mine
      })
      this.#heard.set(`${type}`, rest)
    }
    dispatchEvent(event: Event) {
      if (!(event instanceof Event))
        throw Object.assign(new TypeError('The "event" argument must be an instance of Event.'), {
          code: 'ERR_INVALID_ARG_TYPE',
        })
      begin(event, this)
      for (const each of this.#heard.get(event.type) ?? []) {
        if (each.gone) continue
        if (each.once) this.removeEventListener(event.type, each.listener, each.capture)
        try {
          if (typeof each.listener === 'function') each.listener.call(this as never, event)
          else each.listener.handleEvent(event)
        } catch (error) {
          // As an exception that nobody catches, and after the others have heard.
          kit.soon(() => {
            throw error
          })
        }
        if (stopped(event)) break
      }
      end(event)
      return !event.defaultPrevented
    }
    get [Symbol.toStringTag]() {
      return 'EventTarget'
    }
  }

  const optionsOf = (options: unknown) => {
    const { capture, once, signal } = (
      typeof options === 'object' && options !== null ? options : { capture: options }
    ) as { capture?: unknown; once?: unknown; signal?: EventTarget & { readonly aborted: boolean } }
    return { capture: Boolean(capture), once: Boolean(once), signal }
  }

  /** Gives a class an `on…` property for a type of event. */
  const handler = (prototype: object, type: string) => {
    const handlers = new WeakMap<object, Listener>()
    Object.defineProperty(prototype, `on${type}`, {
      configurable: true,
      enumerable: true,
      get(this: EventTarget) {
        return handlers.get(this) ?? null
      },
      set(this: EventTarget, listener: unknown) {
        this.removeEventListener(type, handlers.get(this) ?? null)
        handlers.delete(this)
        if (typeof listener !== 'function') return
        handlers.set(this, listener as Listener)
        this.addEventListener(type, listener as Listener)
      },
    })
  }
  return { Event, CustomEvent, EventTarget, handler }
}
