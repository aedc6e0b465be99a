import type { Kit } from '../kit.ts'
import type { ToldKey } from './keys.ts'

/** What WebCrypto says of a key's algorithm. */
export interface KeyAlgorithm {
  readonly name: string
  readonly length?: number
  readonly hash?: { readonly name: string }
  readonly namedCurve?: string
  readonly modulusLength?: number
  readonly publicExponent?: Uint8Array
}

/** What a CryptoKey holds. */
export interface Held {
  readonly type: 'secret' | 'public' | 'private'
  readonly extractable: boolean
  readonly algorithm: KeyAlgorithm
  readonly usages: readonly string[]
  /** The bytes of a secret, or the DER of an asymmetric key. */
  readonly material: string
}

/** Keys, as WebCrypto holds them: what is in one, no script reads but by `exportKey`. */
export function cryptoKey(kit: Kit) {
  const inside = Symbol('key')
  let heldBy: (key: CryptoKey) => Held

  class CryptoKey {
    readonly #held: Held
    constructor(from: unknown, held: Held) {
      if (from !== inside)
        throw Object.assign(new TypeError('Illegal constructor'), { code: 'ERR_ILLEGAL_CONSTRUCTOR' })
      this.#held = held
    }
    static {
      heldBy = (key) => key.#held
    }
    get type() {
      return this.#held.type
    }
    get extractable() {
      return this.#held.extractable
    }
    get algorithm() {
      return this.#held.algorithm
    }
    get usages() {
      return [...this.#held.usages]
    }
    get [Symbol.toStringTag]() {
      return 'CryptoKey'
    }
  }

  const objectOf = (key: CryptoKey) => {
    const { type, material } = heldBy(key)
    const { keyOf, secretKey, readTold } = kit.part('crypto/keys')
    if (type === 'secret') return secretKey(material)
    const form = type === 'public' ? 'spki' : 'pkcs8'
    const input = JSON.stringify({ key: material, format: 'der', type: form })
    return keyOf(readTold(kit.must('read key', type, input)))
  }
  const cryptoKeyOf = (key: object, algorithm: unknown, extractable: boolean, usages: readonly string[]) => {
    const { toldOf, secretIn } = kit.part('crypto/keys')
    const told: ToldKey | undefined = toldOf(key as never)
    const { importNow } = kit.part('crypto/import')
    return told
      ? importNow(
          told.type === 'public' ? 'spki' : 'pkcs8',
          kit.toBytes(told.der),
          algorithm,
          extractable,
          usages,
        )
      : importNow('raw', kit.toBytes(secretIn(key as never)), algorithm, extractable, usages)
  }
  return {
    CryptoKey,
    heldBy: (key: CryptoKey) => heldBy(key),
    makeKey: (held: Held) => new CryptoKey(inside, held),
    objectOf,
    cryptoKeyOf,
  }
}
