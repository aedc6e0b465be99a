import type { Kit } from './kit.ts'

/** Random numbers, digests and MACs, all made by Node, by `ask`. */
export function crypto(kit: Kit): void {
  type Bytes = string | ArrayBuffer | ArrayBufferView
  const textOf = (value: Bytes, encoding = 'utf8') =>
    typeof value === 'string' ? (kit.ask('encode', value, encoding) ?? '') : kit.toText(kit.bytesOf(value))
  const asBuffer = (bytes: string) => globalThis.Buffer.from(kit.toBytes(bytes).buffer)
  const as = (bytes: string, encoding?: string) =>
    encoding === undefined || encoding === 'buffer'
      ? asBuffer(bytes)
      : asBuffer(bytes).toString(encoding as 'hex')
  const random = (size: number) => {
    if (!Number.isInteger(size) || size < 0 || size > 1_048_576)
      throw new RangeError(
        'The value of "size" is out of range. The sandbox gives at most 1048576 bytes at once.',
      )
    return kit.ask('random', size) ?? ''
  }
  const later = <T>(value: T, then?: (error: null, value: T) => void) => {
    if (!then) return value
    globalThis.process.nextTick(then, null, value)
    return undefined
  }

  const getRandomValues = <T extends ArrayBufferView>(view: T): T => {
    const bytes = kit.bytesOf(view)
    if (bytes.length > 65_536) {
      const Exception = globalThis.DOMException
      throw new Exception(`${bytes.length} bytes are more than the 65536 given at once`, 'QuotaExceededError')
    }
    bytes.set(kit.toBytes(random(bytes.length)))
    return view
  }
  const randomUUID = () => kit.ask('uuid') ?? ''
  const web = { getRandomValues, randomUUID }
  kit.define('crypto', web)

  kit.modules['node:crypto'] = () => {
    class Digest {
      #parts: string[]
      #done = false
      readonly #make: (bytes: string) => string | undefined
      constructor(make: (bytes: string) => string | undefined, parts: string[] = []) {
        this.#make = make
        this.#parts = parts
      }
      update(data: Bytes, encoding?: string) {
        if (this.#done) throw new Error('Digest already called')
        this.#parts.push(textOf(data, encoding))
        return this
      }
      digest(encoding?: string) {
        if (this.#done) throw new Error('Digest already called')
        this.#done = true
        return as(this.#make(this.#parts.join('')) ?? '', encoding)
      }
      copy() {
        return new Digest(this.#make, [...this.#parts])
      }
    }
    const known = (algorithm: string) => {
      if (kit.ask('hash', `${algorithm}`, '') === undefined) throw new Error('Digest method not supported')
      return `${algorithm}`
    }
    const createHash = (algorithm: string) => {
      const name = known(algorithm)
      return new Digest((bytes) => kit.ask('hash', name, bytes))
    }
    return {
      ...web,
      webcrypto: web,
      createHash,
      createHmac: (algorithm: string, key: Bytes) => {
        const name = known(algorithm)
        const secret = textOf(key)
        return new Digest((bytes) => kit.ask('hmac', name, secret, bytes))
      },
      hash: (algorithm: string, data: Bytes, encoding = 'hex') =>
        createHash(algorithm).update(data).digest(encoding),
      randomBytes: (size: number, then?: (error: null, bytes: Buffer) => void) =>
        later(asBuffer(random(size)), then),
      randomFillSync: (into: ArrayBufferView, at = 0, size = into.byteLength - at) => {
        kit
          .bytesOf(into)
          .subarray(at, at + size)
          .set(kit.toBytes(random(size)))
        return into
      },
      randomInt: (...of: unknown[]) => {
        const then =
          typeof of.at(-1) === 'function' ? (of.pop() as (error: null, value: number) => void) : undefined
        const [low, high] = (of.length < 2 ? [0, of[0]] : of) as [number, number]
        if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || high <= low || high - low >= 2 ** 48)
          throw new RangeError(
            `randomInt gives a number from ${low} to below ${high}, of which there is none`,
          )
        return later(Number(kit.ask('random number', low, high)), then)
      },
      timingSafeEqual: (a: ArrayBufferView, b: ArrayBufferView) => {
        const [one, other] = [kit.bytesOf(a), kit.bytesOf(b)]
        if (one.length !== other.length) throw new RangeError('Input buffers must have the same byte length')
        let difference = 0
        for (let at = 0; at < one.length; at++) difference |= (one[at] as number) ^ (other[at] as number)
        return difference === 0
      },
    }
  }
}
