import type { Kit } from '../kit.ts'

/** `structuredClone`. */
export function clone(kit: Kit) {
  const refuse = (value: unknown): never => {
    throw new (kit.part('web:exception').DOMException)(
      `${kit.inspect(value)} could not be cloned.`,
      'DataCloneError',
    )
  }
  const errors = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }

  const bare = (value: object): object => {
    if (Array.isArray(value)) return new Array(value.length)
    if (value instanceof Date) return new Date(value.getTime())
    if (value instanceof RegExp) return new RegExp(value.source, value.flags)
    if (value instanceof Map) return new Map()
    if (value instanceof Set) return new Set()
    if (value instanceof Boolean || value instanceof Number || value instanceof String)
      return Object(value.valueOf())
    if (value instanceof Error) {
      const Kind = errors[value.name as keyof typeof errors] ?? Error
      const made = Object.create(Kind.prototype)
      const options = { writable: true, configurable: true }
      return Object.defineProperties(made, {
        message: { value: `${value.message}`, ...options },
        stack: { value: `${value.stack}`, ...options },
      })
    }
    const never = value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet
    return never || value instanceof WeakRef ? refuse(value) : {}
  }

  const copy = (value: unknown, seen: Map<unknown, unknown>): unknown => {
    if (typeof value === 'function' || typeof value === 'symbol') return refuse(value)
    if (typeof value !== 'object' || value === null) return value
    if (seen.has(value)) return seen.get(value)
    const keep = <T>(made: T): T => {
      seen.set(value, made)
      return made
    }
    if (value instanceof ArrayBuffer) return keep(value.slice(0))
    if (ArrayBuffer.isView(value)) {
      const memory = copy(value.buffer, seen) as ArrayBuffer
      const kind = Object.prototype.toString.call(value).slice(8, -1)
      const Kind = (globalThis as unknown as Record<string, typeof Uint8Array>)[kind] as typeof Uint8Array
      const length = value instanceof DataView ? value.byteLength : (value as unknown as Uint8Array).length
      return keep(new Kind(memory, value.byteOffset, length))
    }
    const made = keep(bare(value))
    if (value instanceof Map)
      for (const [key, each] of [...value]) (made as typeof value).set(copy(key, seen), copy(each, seen))
    else if (value instanceof Set) for (const each of [...value]) (made as typeof value).add(copy(each, seen))
    else if (value instanceof Error) {
      if (Object.hasOwn(value, 'cause')) (made as Error).cause = copy(value.cause, seen)
    } else if (Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]')
      for (const key of Object.keys(value))
        (made as Record<string, unknown>)[key] = copy((value as Record<string, unknown>)[key], seen)
    return made
  }
  return { structuredClone: (value: unknown) => copy(value, new Map()) }
}
