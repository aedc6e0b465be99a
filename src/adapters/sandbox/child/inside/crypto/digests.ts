import type { Kit } from '../kit.ts'
import type { Bytes } from './bytes.ts'

/** Digests, MACs, random values, and keys made of passwords. */
export function digests(kit: Kit) {
  const faults = () => kit.part('node/errors')
  const { asBuffer, read, give, later, callback } = kit.part('crypto/bytes')
  type Make = (bytes: string) => string
  /** What another digest needs to go on from here. */
  let again: (digest: Digest) => [Make, string[]]

  class Digest {
    readonly #parts: string[]
    #done = false
    readonly #make: Make
    constructor(make: Make, parts: string[] = []) {
      this.#make = make
      this.#parts = parts
    }
    update(data: Bytes, encoding?: string) {
      if (this.#done) throw faults().coded(new Error('Digest already called'), 'ERR_CRYPTO_HASH_FINALIZED')
      this.#parts.push(read(data, 'data', encoding))
      return this
    }
    digest(encoding?: string) {
      if (this.#done) throw faults().coded(new Error('Digest already called'), 'ERR_CRYPTO_HASH_FINALIZED')
      this.#done = true
      return give(this.#make(this.#parts.join('')), encoding)
    }
    static {
      again = (digest) => {
        if (digest.#done)
          throw faults().coded(new Error('Digest already called'), 'ERR_CRYPTO_HASH_FINALIZED')
        return [digest.#make, [...digest.#parts]]
      }
    }
  }
  class Hash extends Digest {
    copy() {
      return new Hash(...again(this))
    }
  }
  class Hmac extends Digest {}

  const text = (value: unknown, name: string) => {
    if (typeof value !== 'string') throw faults().wrongType(name, 'of type string', value)
    return value
  }
  const createHash = (algorithm: string, options: { outputLength?: number } = {}) => {
    text(algorithm, 'algorithm')
    const { outputLength } = options ?? {}
    const how = outputLength === undefined ? [] : [outputLength]
    kit.must('hash', algorithm, '', ...how)
    return new Hash((bytes) => kit.must('hash', algorithm, bytes, ...how))
  }
  const size = (value: unknown, name = 'size') => {
    if (typeof value !== 'number') throw faults().wrongType(name, 'of type number', value)
    if (!Number.isInteger(value) || value < 0 || value > 2 ** 31 - 1)
      throw faults().outOfRange(name, '>= 0 && <= 2147483647', value)
    return value
  }
  /** A function that gives at once, and the same with a callback at its end. */
  const both = <T extends unknown[]>(sync: (...given: T) => Buffer) => ({
    sync,
    later: (...given: [...T, unknown]) => {
      const then = given.pop()
      callback(then)
      later(sync(...(given as unknown as T)), then)
    },
  })
  const pbkdf2 = both((password: Bytes, salt: Bytes, rounds: number, length: number, digest: string) => {
    text(digest, 'digest')
    const [word, grain] = [read(password, 'password'), read(salt, 'salt')]
    return asBuffer(
      kit.must('pbkdf2', word, grain, size(rounds, 'iterations'), size(length, 'keylen'), digest),
    )
  })
  const scrypt = both((password: Bytes, salt: Bytes, length: number, options: object = {}) => {
    const [word, grain] = [read(password, 'password'), read(salt, 'salt')]
    return asBuffer(kit.must('scrypt', word, grain, size(length, 'keylen'), JSON.stringify(options)))
  })
  const hkdf = (digest: string, key: unknown, salt: Bytes, info: Bytes, length: number): ArrayBuffer => {
    const secret = kit.part('crypto/keys').secretOf(key, 'ikm')
    const [grain, about] = [read(salt, 'salt'), read(info, 'info')]
    return kit.toBytes(kit.must('hkdf', text(digest, 'digest'), secret, grain, about, size(length, 'length')))
      .buffer
  }
  const randomFillSync = (into: ArrayBufferView | ArrayBuffer, at = 0, count = into.byteLength - at) => {
    kit
      .bytesOf(into)
      .subarray(at, at + count)
      .set(kit.toBytes(kit.must('random', size(count))))
    return into
  }

  return {
    Hash,
    Hmac,
    createHash,
    createHmac: (algorithm: string, key: unknown) => {
      text(algorithm, 'hmac')
      const secret = kit.part('crypto/keys').secretOf(key, 'key')
      kit.must('hmac', algorithm, secret, '')
      return new Hmac((bytes) => kit.must('hmac', algorithm, secret, bytes))
    },
    hash: (
      algorithm: string,
      data: Bytes,
      options: string | { outputEncoding?: string; outputLength?: number } = 'hex',
    ) => {
      const { outputEncoding = 'hex', ...rest } =
        typeof options === 'string' ? { outputEncoding: options } : options
      return createHash(algorithm, rest).update(data).digest(outputEncoding)
    },
    getHashes: () => JSON.parse(kit.must('hashes')) as string[],
    randomUUID: () => kit.must('uuid'),
    getRandomValues: <T extends ArrayBufferView>(into: T) => kit.part('web:crypto').web.getRandomValues(into),
    randomBytes: (count: number, then?: unknown) => later(asBuffer(kit.must('random', size(count))), then),
    randomFillSync,
    randomFill: (into: ArrayBufferView, ...rest: unknown[]) => {
      const then = rest.pop()
      callback(then)
      later(randomFillSync(into, ...(rest as number[])), then)
    },
    randomInt: (...given: unknown[]) => {
      const then = typeof given.at(-1) === 'function' ? given.pop() : undefined
      const [low, high] = (given.length < 2 ? [0, given[0]] : given) as [number, number]
      for (const [name, value] of Object.entries({ min: low, max: high }))
        if (!Number.isSafeInteger(value)) throw faults().wrongType(name, 'a safe integer', value)
      if (high <= low) throw faults().outOfRange('max', `greater than the value of "min" (${low})`, high)
      if (high - low >= 2 ** 48) throw faults().outOfRange('max - min', '<= 281474976710655', high - low)
      return later(Number(kit.must('random number', low, high)), then)
    },
    timingSafeEqual: (a: unknown, b: unknown) => {
      const bytes = (value: unknown, name: string) => {
        if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return kit.bytesOf(value)
        throw faults().wrongType(name, 'an instance of ArrayBuffer, Buffer, TypedArray, or DataView', value)
      }
      const [one, other] = [bytes(a, 'buf1'), bytes(b, 'buf2')]
      if (one.length !== other.length)
        throw faults().coded(
          new RangeError('Input buffers must have the same byte length'),
          'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
        )
      let difference = 0
      for (let at = 0; at < one.length; at++) difference |= (one[at] as number) ^ (other[at] as number)
      return difference === 0
    },
    pbkdf2Sync: pbkdf2.sync,
    pbkdf2: pbkdf2.later,
    scryptSync: scrypt.sync,
    scrypt: (...given: unknown[]) => (scrypt.later as (...of: unknown[]) => void)(...given),
    hkdfSync: hkdf,
    hkdf: (...given: unknown[]) => {
      const then = given.pop()
      callback(then)
      later(hkdf(...(given as Parameters<typeof hkdf>)), then)
    },
  }
}
