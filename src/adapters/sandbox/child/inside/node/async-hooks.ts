/**
 * `node:async_hooks`, as far as it goes without V8's help: a store is there while the function given to
 * `run` has not returned, and in functions bound to it. It does not follow a promise: behind an `await`
 * the store is the one from outside, never that of another `run`.
 */
export function asyncHooks() {
  type Run = <T>(work: (...values: unknown[]) => T, ...values: unknown[]) => T
  const current = new Map<object, unknown>()
  const within = <T>(stores: ReadonlyMap<object, unknown>, work: () => T): T => {
    const before = new Map(current)
    replace(stores)
    try {
      return work()
    } finally {
      replace(before)
    }
  }
  const replace = (stores: ReadonlyMap<object, unknown>) => {
    const copy = [...stores]
    current.clear()
    for (const [key, value] of copy) current.set(key, value)
  }
  const snapshot = (): Run => {
    const stores = new Map(current)
    return (work, ...values) => within(stores, () => work(...values))
  }

  class AsyncLocalStorage {
    readonly name: string
    readonly #usual: unknown
    constructor({ defaultValue, name = '' }: { defaultValue?: unknown; name?: string } = {}) {
      this.#usual = defaultValue
      this.name = name
    }
    static bind<T extends (...values: never[]) => unknown>(work: T): T {
      const run = snapshot()
      return function (this: unknown, ...values: never[]) {
        return run(() => work.apply(this, values))
      } as T
    }
    static snapshot() {
      return snapshot()
    }
    getStore() {
      return current.has(this) ? current.get(this) : this.#usual
    }
    run<T>(store: unknown, work: (...values: unknown[]) => T, ...values: unknown[]): T {
      return within(new Map(current).set(this, store), () => work(...values))
    }
    exit<T>(work: (...values: unknown[]) => T, ...values: unknown[]): T {
      const stores = new Map(current)
      stores.delete(this)
      return within(stores, () => work(...values))
    }
    enterWith(store: unknown) {
      current.set(this, store)
    }
    disable() {
      current.delete(this)
    }
  }

  class AsyncResource {
    readonly type: string
    readonly #run = snapshot()
    constructor(type: string) {
      this.type = type
    }
    static bind<T extends (...values: never[]) => unknown>(work: T): T {
      return AsyncLocalStorage.bind(work)
    }
    runInAsyncScope<T>(work: (...values: unknown[]) => T, self?: unknown, ...values: unknown[]): T {
      return this.#run(() => work.apply(self, values))
    }
    bind<T extends (...values: never[]) => unknown>(work: T): T {
      const run = this.#run
      return function (this: unknown, ...values: never[]) {
        return run(() => work.apply(this, values))
      } as T
    }
    emitDestroy() {
      return this
    }
    asyncId() {
      return 1
    }
    triggerAsyncId() {
      return 0
    }
  }
  const hook = { enable: () => hook, disable: () => hook }
  return {
    AsyncLocalStorage,
    AsyncResource,
    createHook: () => hook,
    executionAsyncId: () => 1,
    triggerAsyncId: () => 0,
    executionAsyncResource: () => ({}),
  }
}
