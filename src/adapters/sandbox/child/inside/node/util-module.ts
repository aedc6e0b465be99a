import type { Kit } from '../kit.ts'

/** `node:util`. */
export function util(kit: Kit) {
  const { coded, wrongType } = kit.part('node/errors')
  type Work = (this: unknown, ...values: unknown[]) => unknown
  const customPromisify = Symbol.for('nodejs.util.promisify.custom')
  const customInspect = Symbol.for('nodejs.util.inspect.custom')
  const isFunction = (name: string, value: unknown) => {
    if (typeof value !== 'function') throw wrongType(name, 'of type function', value)
  }

  const promisify = (original: Work & { [customPromisify]?: Work }) => {
    isFunction('original', original)
    const custom = original[customPromisify]
    if (custom) {
      isFunction('util.promisify.custom', custom)
      return Object.defineProperty(custom, customPromisify, { value: custom, configurable: true })
    }
    const made = function (this: unknown, ...values: unknown[]) {
      return new Promise((resolve, reject) => {
        original.call(this, ...values, (error: unknown, value: unknown) =>
          error ? reject(error) : resolve(value),
        )
      })
    }
    Object.setPrototypeOf(made, Object.getPrototypeOf(original) as object)
    Object.defineProperty(made, customPromisify, { value: made, configurable: true })
    return Object.defineProperties(made, Object.getOwnPropertyDescriptors(original))
  }
  const callbackify = (original: Work) => {
    isFunction('original', original)
    const made = function (this: unknown, ...values: unknown[]) {
      const then = values.pop()
      isFunction('last argument', then)
      const done = (...told: unknown[]) => kit.soon(then as Work, ...told)
      const failed = (reason: unknown) =>
        done(
          reason ||
            coded(new Error('Promise was rejected with falsy value'), 'ERR_FALSY_VALUE_REJECTION', {
              reason,
            }),
        )
      ;(original.apply(this, values) as PromiseLike<unknown>).then((value) => done(null, value), failed)
    }
    return Object.defineProperty(made, 'name', { value: `${original.name}Callbackified`, configurable: true })
  }
  const deprecate = (work: Work, message: string, code?: string) => {
    let told = false
    const made = function (this: unknown, ...values: unknown[]): unknown {
      if (!told) globalThis.console.warn(`${code ? `[${code}] ` : ''}DeprecationWarning: ${message}`)
      told = true
      return new.target ? Reflect.construct(work, values, new.target) : work.apply(this, values)
    }
    Object.setPrototypeOf(made, work)
    if (work.prototype) made.prototype = work.prototype
    return made
  }
  const inspect = (value: unknown, options?: { depth?: number | null }) =>
    kit.inspect(
      value,
      typeof options === 'object' && options !== null ? { depth: 2, ...options } : { depth: 2 },
    )
  const silent = Object.assign(() => {}, { enabled: false })

  return {
    format: (...values: unknown[]) => kit.format(values),
    formatWithOptions: (_: object, ...values: unknown[]) => kit.format(values),
    inspect: Object.assign(inspect, {
      custom: customInspect,
      defaultOptions: {},
      colors: {},
      styles: {},
    }),
    inherits: (child: { prototype: object }, parent: { prototype: object }) => {
      isFunction('ctor', child)
      isFunction('superCtor', parent)
      Object.defineProperty(child, 'super_', { value: parent, writable: true, configurable: true })
      Object.setPrototypeOf(child.prototype, parent.prototype)
    },
    promisify: Object.assign(promisify, { custom: customPromisify }),
    callbackify,
    deprecate,
    debuglog: () => silent,
    debug: () => silent,
    isDeepStrictEqual: (a: unknown, b: unknown) => kit.part('node/deep-equal')(a, b, true),
    isArray: Array.isArray,
    types: kit.part('node:util/types'),
    stripVTControlCharacters: (text: string) => {
      if (typeof text !== 'string') throw wrongType('str', 'of type string', text)
      return text.replace(/[\u001b\u009b][[\]()#;?]*(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~]/g, '')
    },
    /** Plain: nobody reads it in a terminal. */
    styleText: (_: unknown, text: string) => text,
    toUSVString: (text: unknown) => `${text}`.toWellFormed(),
    aborted: (signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        if (signal.aborted) resolve()
        else signal.addEventListener('abort', () => resolve(), { once: true })
      }),
    getSystemErrorName: (code: number) => `Unknown system error ${code}`,
    TextEncoder,
    TextDecoder,
  }
}
