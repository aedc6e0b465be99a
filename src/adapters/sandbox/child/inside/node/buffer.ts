import type { Kit } from '../kit.ts'

/** Node's Buffer, the part that works on bytes in memory. Encodings are Node's own, by `ask`. */
export function buffer(kit: Kit) {
  const encodings = /^(utf-?8|hex|base64|base64url|latin1|binary|ascii|utf-?16le|ucs-?2)$/i
  const known = (encoding: unknown) => {
    const name = encoding === undefined || encoding === null ? 'utf8' : `${encoding}`
    if (encodings.test(name)) return name
    throw Object.assign(new TypeError(`Unknown encoding: ${name}`), { code: 'ERR_UNKNOWN_ENCODING' })
  }
  const encode = (value: string, encoding?: unknown) =>
    kit.toBytes(kit.ask('encode', value, known(encoding)) ?? '')

  class Buffer extends Uint8Array {
    static override from(value: unknown, second?: unknown, third?: unknown): never {
      return from(value, second, third) as never
    }
    static alloc(size: number, fill?: unknown, encoding?: unknown) {
      const made = new Buffer(size)
      return fill === undefined ? made : made.fill(fill, 0, size, encoding)
    }
    static allocUnsafe(size: number) {
      return new Buffer(size)
    }
    static allocUnsafeSlow(size: number) {
      return new Buffer(size)
    }
    static concat(list: readonly Uint8Array[], size?: number) {
      if (!Array.isArray(list)) throw kit.part('node/errors').wrongType('list', 'an instance of Array', list)
      const length = size ?? list.reduce((sum, { length }) => sum + length, 0)
      const made = new Buffer(length)
      let at = 0
      for (const each of list) {
        const part = each.subarray(0, Math.max(0, length - at))
        made.set(part, at)
        at += part.length
      }
      return made
    }
    static copyBytesFrom(view: ArrayBufferView, offset = 0, length?: number) {
      const { BYTES_PER_ELEMENT: size = 1 } = view as Uint8Array
      const end = length === undefined ? undefined : (offset + length) * size
      return from(kit.bytesOf(view).slice(offset * size, end), undefined, undefined)
    }
    static byteLength(value: unknown, encoding?: unknown) {
      return typeof value === 'string' ? encode(value, encoding).length : kit.bytesOf(value).length
    }
    static isBuffer(value: unknown) {
      return value instanceof Buffer
    }
    static isEncoding(value: unknown) {
      return typeof value === 'string' && encodings.test(value)
    }
    static compare(a: Uint8Array, b: Uint8Array) {
      const shorter = Math.min(a.length, b.length)
      for (let at = 0; at < shorter; at++) {
        const difference = (a[at] as number) - (b[at] as number)
        if (difference) return Math.sign(difference)
      }
      return Math.sign(a.length - b.length)
    }

    override toString(encoding?: unknown, start = 0, end = this.length): string {
      const bytes = kit.toText(this.subarray(Math.max(0, start), Math.max(0, end)))
      return kit.ask('text', bytes, known(encoding)) ?? ''
    }
    override toLocaleString(encoding?: unknown): string {
      return this.toString(encoding)
    }
    get parent() {
      return this.buffer
    }
    get offset() {
      return this.byteOffset
    }
    toJSON() {
      return { type: 'Buffer', data: [...this] }
    }
    equals(other: Uint8Array) {
      return Buffer.compare(this, other) === 0
    }
    compare(other: Uint8Array) {
      return Buffer.compare(this, other)
    }
    // Node's `slice` shares the memory, and Uint8Array's does not.
    override slice(start?: number, end?: number): never {
      return this.subarray(start, end) as never
    }
    copy(into: Uint8Array, at = 0, start = 0, end = this.length) {
      const part = this.subarray(start, Math.min(end, start + Math.max(0, into.length - at)))
      into.set(part, at)
      return part.length
    }
    write(value: string, ...rest: unknown[]) {
      const encoding = typeof rest.at(-1) === 'string' ? rest.pop() : undefined
      const [at = 0, length = Infinity] = rest as number[]
      const bytes = encode(value, encoding)
      let room = Math.max(0, Math.min(length, this.length - at, bytes.length))
      // Never half a character.
      if (/^utf-?8$/i.test(known(encoding))) while (room && ((bytes[room] ?? 0) & 0xc0) === 0x80) room--
      this.set(bytes.subarray(0, room), at)
      return room
    }
    override fill(value: unknown, ...rest: unknown[]): never {
      const encoding = typeof rest.at(-1) === 'string' ? rest.pop() : undefined
      const [start = 0, end = this.length] = rest as number[]
      if (typeof value === 'number') return super.fill(value & 255, start, end) as never
      const bytes = typeof value === 'string' ? encode(value, encoding) : kit.bytesOf(value)
      for (let at = start; at < end; at++)
        this[at] = bytes.length ? (bytes[(at - start) % bytes.length] as number) : 0
      return this as never
    }
    override indexOf(value: unknown, from = 0, encoding?: unknown): number {
      if (typeof value === 'number') return super.indexOf(value & 255, from)
      const wanted = typeof value === 'string' ? encode(value, encoding) : kit.bytesOf(value)
      const start = from < 0 ? Math.max(0, this.length + from) : from
      return kit.toText(this).indexOf(kit.toText(wanted), start)
    }
    override lastIndexOf(value: unknown, from = Infinity, encoding?: unknown): number {
      const wanted =
        typeof value === 'number'
          ? Uint8Array.of(value)
          : typeof value === 'string'
            ? encode(value, encoding)
            : kit.bytesOf(value)
      return kit.toText(this).lastIndexOf(kit.toText(wanted), from < 0 ? this.length + from : from)
    }
    override includes(value: unknown, from = 0, encoding?: unknown): boolean {
      return this.indexOf(value, from, encoding) >= 0
    }
  }

  const from = (value: unknown, second: unknown, third: unknown): Buffer => {
    if (typeof value === 'string') {
      const bytes = encode(value, second)
      return new Buffer(bytes.buffer, 0, bytes.length)
    }
    if (value instanceof ArrayBuffer)
      return new Buffer(value, second as number | undefined, third as number | undefined)
    if (typeof value === 'object' && value !== null) {
      const { type, data } = value as { type?: unknown; data?: unknown }
      if (type === 'Buffer' && Array.isArray(data)) return new Buffer(data)
      if (value instanceof String) return from(`${value}`, second, third)
      if ('length' in value || Symbol.iterator in value) return new Buffer(value as Iterable<number>)
    }
    const { coded, received } = kit.part('node/errors')
    const wanted = 'of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object'
    throw coded(
      new TypeError(`The first argument must be ${wanted}. Received ${received(value)}`),
      'ERR_INVALID_ARG_TYPE',
    )
  }

  kit.part('node/buffer-numbers')(Buffer.prototype)

  /** Buffer is older than classes: packages call it, with or without `new`, and copy what they find on it. */
  const callable = <T extends Uint8ArrayConstructor>(
    Class: T,
    from: (value: unknown, second: unknown, third: unknown) => object,
  ): T => {
    const Buffer = function (value: unknown, second?: unknown, third?: unknown) {
      return typeof value === 'number' ? new Class(value) : from(value, second, third)
    }
    for (const name of Object.getOwnPropertyNames(Class))
      if (!['length', 'name', 'prototype'].includes(name))
        Object.defineProperty(Buffer, name, {
          ...Object.getOwnPropertyDescriptor(Class, name),
          enumerable: true,
        })
    Object.defineProperty(Buffer, Symbol.species, { value: Class })
    Object.setPrototypeOf(Buffer, Uint8Array)
    Buffer.prototype = Class.prototype
    Object.defineProperty(Class.prototype, 'constructor', {
      value: Buffer,
      writable: true,
      configurable: true,
    })
    return Buffer as unknown as T
  }

  return { Buffer: callable(Buffer, from) }
}
