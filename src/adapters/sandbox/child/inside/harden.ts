import type { Kit } from './kit.ts'

/** Takes away what gets around the limits: memory outside the heap, and threads. */
export function harden(kit: Kit): void {
  const world = globalThis as unknown as Record<string, unknown>
  for (const name of ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'console']) delete world[name]

  const Whole = ArrayBuffer
  // Kept, for whoever puts another in its place would be handed the whole kind.
  const { construct } = Reflect
  const prototype = Whole.prototype as unknown as Record<string, unknown>
  for (const name of ['resize', 'resizable', 'maxByteLength', 'transfer', 'transferToFixedLength'])
    delete prototype[name]
  // Without its options: a buffer that may grow reserves memory which no limit sees.
  const Fixed = function (this: unknown, length: number) {
    if (!new.target) throw new TypeError("Constructor ArrayBuffer requires 'new'")
    return construct(Whole, [length], new.target as unknown as typeof Whole)
  }
  Object.defineProperties(Fixed, {
    name: { value: 'ArrayBuffer' },
    prototype: { value: prototype, writable: false },
    isView: { value: Whole.isView, writable: true, configurable: true },
    [Symbol.species]: { get: () => Fixed, configurable: true },
  })
  Object.defineProperty(prototype, 'constructor', { value: Fixed, writable: true, configurable: true })

  kit.define = (name, value) => {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false })
  }
  kit.lazy = (name, make) => {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => {
        const value = make()
        kit.define(name, value)
        return value
      },
      set: (value) => kit.define(name, value),
    })
  }
  kit.define('ArrayBuffer', Fixed)
  kit.define('global', globalThis)
  kit.modules = { __proto__: null } as unknown as Record<string, () => object>
  Error.stackTraceLimit = 30
}
