import type { Kit } from '../kit.ts'
import type { Bytes } from './bytes.ts'

/** Signatures, encryption by key, and agreements on secrets. */
export function signatures(kit: Kit) {
  const { coded, wrongType } = kit.part('node/errors')
  const { asBuffer, read, give, later } = kit.part('crypto/bytes')
  const { readKey, toldOf, KeyObject } = kit.part('crypto/keys')

  const optionsOf = (key: unknown): string => {
    if (typeof key !== 'object' || key === null) return '{}'
    const { padding, saltLength, dsaEncoding, context, oaepHash, oaepLabel } = key as Record<string, unknown>
    return JSON.stringify({
      padding,
      saltLength,
      dsaEncoding,
      oaepHash,
      ...(context !== undefined && { context: read(context) }),
      ...(oaepLabel !== undefined && { oaepLabel: read(oaepLabel, 'key.oaepLabel') }),
    })
  }
  const sign = (algorithm: string | null | undefined, data: string, key: unknown) => {
    if (key === undefined || key === null)
      throw coded(new Error('No key provided to sign'), 'ERR_CRYPTO_SIGN_KEY_REQUIRED')
    return kit.must('sign', algorithm ?? '', readKey(key, 'private').der, optionsOf(key), data)
  }
  const verify = (algorithm: string | null | undefined, data: string, key: unknown, signature: string) => {
    const { type, der } = readKey(key, 'public')
    return kit.must('verify', algorithm ?? '', type, der, optionsOf(key), data, signature) === 'true'
  }

  /** What is signed, and by which digest. */
  let told: (signing: Signing) => [string, string]

  class Signing {
    readonly #algorithm: string
    readonly #parts: string[] = []
    constructor(algorithm: string) {
      if (typeof algorithm !== 'string') throw wrongType('algorithm', 'of type string', algorithm)
      try {
        kit.must('hash', algorithm, '')
      } catch {
        throw coded(new TypeError('Invalid digest'), 'ERR_CRYPTO_INVALID_DIGEST')
      }
      this.#algorithm = algorithm
    }
    update(data: Bytes, encoding?: string) {
      this.#parts.push(read(data, 'data', encoding))
      return this
    }
    write(data: Bytes, encoding?: string) {
      this.update(data, encoding)
      return true
    }
    end(data?: Bytes, encoding?: string) {
      if (data !== undefined) this.update(data, encoding)
      return this
    }
    static {
      told = (signing) => [signing.#algorithm, signing.#parts.join('')]
    }
  }
  class Sign extends Signing {
    sign(key: unknown, encoding?: string) {
      return give(sign(...told(this), key), encoding)
    }
  }
  class Verify extends Signing {
    verify(key: unknown, signature: Bytes, encoding?: string) {
      return verify(...told(this), key, read(signature, 'signature', encoding))
    }
  }

  const encryption = (how: string, use: 'public' | 'private') => (key: unknown, data: Bytes) => {
    const { type, der } = readKey(key, use)
    return asBuffer(kit.must('encrypt by key', how, type, der, optionsOf(key), read(data, 'buffer')))
  }

  class ECDH {
    readonly #curve: string
    #private = ''
    #public = ''
    constructor(curve: string) {
      if (typeof curve !== 'string') throw wrongType('curve', 'of type string', curve)
      if (!(JSON.parse(kit.must('curves')) as string[]).includes(curve))
        throw coded(new TypeError('Invalid EC curve name'), 'ERR_CRYPTO_INVALID_CURVE')
      this.#curve = curve
    }
    static convertKey(key: Bytes, curve: string, from?: string, to?: string, form = 'uncompressed') {
      return give(kit.must('write ecdh', read(key, 'key', from), curve, form), to)
    }
    #take(text: string) {
      ;[this.#private, this.#public] = JSON.parse(text) as [string, string]
    }
    generateKeys(encoding?: string, form?: string) {
      this.#take(kit.must('make ecdh', this.#curve))
      return this.getPublicKey(encoding, form)
    }
    setPrivateKey(key: Bytes, encoding?: string) {
      this.#take(kit.must('make ecdh', this.#curve, read(key, 'privateKey', encoding)))
    }
    getPrivateKey(encoding?: string) {
      if (!this.#private)
        throw coded(new Error('Failed to get ECDH private key'), 'ERR_CRYPTO_OPERATION_FAILED')
      return give(this.#private, encoding)
    }
    getPublicKey(encoding?: string, form = 'uncompressed') {
      if (!this.#public)
        throw coded(new Error('Failed to get ECDH public key'), 'ERR_CRYPTO_OPERATION_FAILED')
      return give(kit.must('write ecdh', this.#public, this.#curve, form), encoding)
    }
    computeSecret(other: Bytes, from?: string, to?: string) {
      const theirs = read(other, 'otherPublicKey', from)
      return give(kit.must('use ecdh', this.#curve, this.#private, theirs), to)
    }
  }

  return {
    Sign,
    Verify,
    ECDH,
    createSign: (algorithm: string) => new Sign(algorithm),
    createVerify: (algorithm: string) => new Verify(algorithm),
    createECDH: (curve: string) => new ECDH(curve),
    getCurves: () => JSON.parse(kit.must('curves')) as string[],
    sign: (algorithm: string | null | undefined, data: Bytes, key: unknown, then?: unknown) =>
      later(asBuffer(sign(algorithm, read(data), key)), then),
    verify: (
      algorithm: string | null | undefined,
      data: Bytes,
      key: unknown,
      signature: Bytes,
      then?: unknown,
    ) => later(verify(algorithm, read(data), key, read(signature, 'signature')), then),
    publicEncrypt: encryption('publicEncrypt', 'public'),
    publicDecrypt: encryption('publicDecrypt', 'public'),
    privateEncrypt: encryption('privateEncrypt', 'private'),
    privateDecrypt: encryption('privateDecrypt', 'private'),
    diffieHellman: (
      { privateKey, publicKey }: Record<string, InstanceType<typeof KeyObject>>,
      then?: unknown,
    ) => {
      for (const [name, key] of Object.entries({ privateKey, publicKey }))
        if (!(key instanceof KeyObject)) throw wrongType(`options.${name}`, 'an instance of KeyObject', key)
      const [mine, theirs] = [privateKey, publicKey].map((key) => toldOf(key as never)?.der ?? '')
      return later(asBuffer(kit.must('agree', mine ?? '', theirs ?? '')), then)
    },
  }
}
