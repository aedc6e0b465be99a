import type { Kit } from '../kit.ts'

/** An asymmetric key as the process around tells it: SubjectPublicKeyInfo or PKCS #8. */
export interface ToldKey {
  readonly type: 'public' | 'private'
  readonly kind: string
  readonly details: Record<string, unknown>
  readonly der: string
}

/** Keys, as `node:crypto` holds them. */
export function keys(kit: Kit) {
  const { coded, wrongType } = kit.part('node/errors')
  const { asBuffer, read, give } = kit.part('crypto/bytes')
  type Input = { key?: unknown; format?: string; type?: string; passphrase?: unknown; encoding?: string }
  const inside = Symbol('key')
  const isCryptoKey = (value: unknown) => Object.prototype.toString.call(value) === '[object CryptoKey]'

  const readTold = (text: string): ToldKey =>
    JSON.parse(text, (_, value: { big?: string } | null) =>
      typeof value?.big === 'string' ? BigInt(value.big) : value,
    ) as ToldKey
  let toldOf: (key: KeyObject) => ToldKey | undefined
  let secretIn: (key: KeyObject) => string

  class KeyObject {
    readonly #told: ToldKey | undefined
    readonly #secret: string
    constructor(from: unknown, told: ToldKey | undefined, secret = '') {
      if (from !== inside)
        throw coded(
          new TypeError(`The argument 'type' is invalid. Received ${kit.inspect(from)}`),
          'ERR_INVALID_ARG_VALUE',
        )
      this.#told = told
      this.#secret = secret
    }
    static {
      toldOf = (key) => key.#told
      secretIn = (key) => key.#secret
    }
    static from(key: unknown) {
      if (!isCryptoKey(key)) throw wrongType('key', 'an instance of CryptoKey', key)
      return kit.part('crypto/crypto-key').objectOf(key as never)
    }
    get type(): 'secret' | 'public' | 'private' {
      return this.#told?.type ?? 'secret'
    }
    equals(other: unknown) {
      if (!(other instanceof KeyObject)) throw wrongType('otherKeyObject', 'an instance of KeyObject', other)
      return (
        other.type === this.type &&
        (toldOf(other)?.der ?? secretIn(other)) === (this.#told?.der ?? this.#secret)
      )
    }
    export(options: { format?: string; type?: string; cipher?: string; passphrase?: unknown } = {}) {
      const { format, passphrase } = options
      if (!this.#told) {
        if (format === 'jwk') return { kty: 'oct', k: give(this.#secret, 'base64url') }
        return asBuffer(this.#secret)
      }
      const told = {
        ...options,
        format: format ?? 'pem',
        ...(passphrase !== undefined && { passphrase: read(passphrase, 'options.passphrase') }),
      }
      const made = kit.must('write key', this.type, this.#told.der, JSON.stringify(told))
      if (format === 'der') return asBuffer(made)
      return format === 'jwk' ? (JSON.parse(made) as object) : made
    }
    toCryptoKey(algorithm: unknown, extractable: boolean, usages: readonly string[]) {
      return kit.part('crypto/crypto-key').cryptoKeyOf(this, algorithm, extractable, usages)
    }
    get [Symbol.toStringTag]() {
      return 'KeyObject'
    }
  }
  class SecretKeyObject extends KeyObject {
    get symmetricKeySize() {
      return secretIn(this).length
    }
  }
  class AsymmetricKeyObject extends KeyObject {
    get asymmetricKeyType() {
      return toldOf(this)?.kind
    }
    get asymmetricKeyDetails() {
      return { ...toldOf(this)?.details }
    }
  }
  class PublicKeyObject extends AsymmetricKeyObject {}
  class PrivateKeyObject extends AsymmetricKeyObject {}

  const keyOf = (told: ToldKey) =>
    told.type === 'private' ? new PrivateKeyObject(inside, told) : new PublicKeyObject(inside, told)
  const secretKey = (text: string) => new SecretKeyObject(inside, undefined, text)

  /** Reads a key of whatever form, for a use. */
  const readKey = (given: unknown, use: 'public' | 'private', name = 'key'): ToldKey => {
    const value = isCryptoKey(given) ? KeyObject.from(given) : given
    if (value instanceof KeyObject) {
      const told = toldOf(value)
      if (told && (use === 'public' || told.type === 'private')) return told
      const expected = use === 'private' ? 'private' : 'private or public'
      throw coded(
        new TypeError(`Invalid key object type ${value.type}, expected ${expected}.`),
        'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE',
      )
    }
    const isBytes = typeof value === 'string' || ArrayBuffer.isView(value) || value instanceof ArrayBuffer
    if (!isBytes && (typeof value !== 'object' || value === null))
      throw wrongType(
        name,
        'of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey',
        value,
      )
    const { key, format, type, passphrase, encoding } = (isBytes ? { key: value } : value) as Input
    if (key instanceof KeyObject || isCryptoKey(key)) return readKey(key, use, 'key.key')
    const told = {
      ...(format !== undefined && { format }),
      ...(type !== undefined && { type }),
      ...(passphrase !== undefined && { passphrase: read(passphrase, 'key.passphrase') }),
      key: format === 'jwk' ? key : read(key, `${name}.key`, encoding),
    }
    return readTold(kit.must('read key', use, JSON.stringify(told)))
  }
  /** The bytes of a secret, of whatever form. */
  const secretOf = (given: unknown, name: string): string => {
    const value = isCryptoKey(given) ? KeyObject.from(given) : given
    if (!(value instanceof KeyObject)) return read(value, name)
    if (toldOf(value))
      throw coded(
        new TypeError(`Invalid key object type ${value.type}, expected secret.`),
        'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE',
      )
    return secretIn(value)
  }

  type Encoding = { format: string; type?: string; cipher?: string; passphrase?: unknown }
  type PairOptions = Record<string, unknown> & { publicKeyEncoding?: Encoding; privateKeyEncoding?: Encoding }
  const generateKeyPairSync = (kind: string, options: PairOptions = {}) => {
    const { publicKeyEncoding, privateKeyEncoding, ...rest } = options
    const made = JSON.parse(kit.must('make keys', kind, JSON.stringify(rest))) as unknown[]
    const [publicKey, privateKey] = made.map((told) => keyOf(readTold(JSON.stringify(told)))) as unknown as [
      KeyObject,
      KeyObject,
    ]
    return {
      publicKey: publicKeyEncoding ? publicKey.export(publicKeyEncoding) : publicKey,
      privateKey: privateKeyEncoding ? privateKey.export(privateKeyEncoding) : privateKey,
    }
  }
  const generateKeySync = (kind: string, { length }: { length: number }) => {
    if (kind !== 'hmac' && kind !== 'aes')
      throw coded(
        new TypeError("The argument 'type' must be a supported key type. Received " + kit.inspect(kind)),
        'ERR_INVALID_ARG_VALUE',
      )
    return secretKey(kit.must('random', Math.floor(length / 8)))
  }

  return {
    KeyObject,
    keyOf,
    secretKey,
    toldOf: (key: KeyObject) => toldOf(key),
    secretIn: (key: KeyObject) => secretIn(key),
    readTold,
    readKey,
    secretOf,
    module: {
      KeyObject,
      createSecretKey: (key: unknown, encoding?: string) => secretKey(read(key, 'key', encoding)),
      createPublicKey: (key: unknown) => {
        const told = readKey(key, 'public')
        if (told.type === 'public') return keyOf(told)
        const input = JSON.stringify({ key: told.der, format: 'der', type: 'pkcs8' })
        return keyOf(readTold(kit.must('read key', 'public', input)))
      },
      createPrivateKey: (key: unknown) => keyOf(readKey(key, 'private')),
      generateKeyPairSync,
      generateKeyPair: (kind: string, options: PairOptions, then: (...told: unknown[]) => void) => {
        const { publicKey, privateKey } = generateKeyPairSync(kind, options)
        kit.soon(then as () => void, null, publicKey, privateKey)
      },
      generateKeySync,
      generateKey: (kind: string, options: { length: number }, then: () => void) =>
        kit.soon(then, null, generateKeySync(kind, options)),
    },
  }
}
