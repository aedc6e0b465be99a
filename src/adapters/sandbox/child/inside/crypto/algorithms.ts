import type { Kit } from '../kit.ts'

/** An algorithm as a script names it, its name as the standard writes it. */
export type Algorithm = { readonly name: string } & Readonly<Record<string, unknown>>

/** What the algorithms of WebCrypto are, and what one may do with their keys. */
export function algorithms(kit: Kit) {
  const { DOMException } = kit.part('web:exception')
  const fault = (message: string, name: string) => new DOMException(message, name)

  interface About {
    readonly kind: 'digest' | 'hmac' | 'aes' | 'rsa' | 'ec' | 'okp' | 'derive'
    /** What keys are for, by their type. */
    readonly secret?: readonly string[]
    readonly public?: readonly string[]
    readonly private?: readonly string[]
  }
  const signs = { public: ['verify'], private: ['sign'] }
  const derives = { public: [], private: ['deriveKey', 'deriveBits'] }
  const cipher = { kind: 'aes', secret: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'] } as const
  const table: Readonly<Record<string, About>> = {
    'SHA-1': { kind: 'digest' },
    'SHA-256': { kind: 'digest' },
    'SHA-384': { kind: 'digest' },
    'SHA-512': { kind: 'digest' },
    HMAC: { kind: 'hmac', secret: ['sign', 'verify'] },
    'AES-CBC': cipher,
    'AES-CTR': cipher,
    'AES-GCM': cipher,
    'AES-KW': { kind: 'aes', secret: ['wrapKey', 'unwrapKey'] },
    'RSASSA-PKCS1-v1_5': { kind: 'rsa', ...signs },
    'RSA-PSS': { kind: 'rsa', ...signs },
    'RSA-OAEP': { kind: 'rsa', public: ['encrypt', 'wrapKey'], private: ['decrypt', 'unwrapKey'] },
    ECDSA: { kind: 'ec', ...signs },
    ECDH: { kind: 'ec', ...derives },
    Ed25519: { kind: 'okp', ...signs },
    X25519: { kind: 'okp', ...derives },
    PBKDF2: { kind: 'derive', secret: ['deriveKey', 'deriveBits'] },
    HKDF: { kind: 'derive', secret: ['deriveKey', 'deriveBits'] },
  }
  const names = new Map(Object.keys(table).map((name) => [name.toLowerCase(), name]))

  const normal = (given: unknown, kinds?: readonly About['kind'][]): Algorithm => {
    const told = typeof given === 'string' ? { name: given } : (given as Algorithm | null | undefined)
    const name = names.get(`${told?.name}`.toLowerCase())
    const about = name === undefined ? undefined : table[name]
    if (name === undefined || !about || (kinds && !kinds.includes(about.kind)))
      throw fault('Unrecognized algorithm name', 'NotSupportedError')
    return { ...told, name }
  }
  return {
    fault,
    normal,
    about: (name: string) => table[name] as About,
    /** The digest that an algorithm names, as the standard writes it. */
    hashOf: (algorithm: Algorithm): string => normal(algorithm['hash'], ['digest']).name,
    /** The same, as Node writes it. */
    digestName: (name: string) => name.replace('-', '').toLowerCase(),
    curves: { 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1' } as Readonly<
      Record<string, string>
    >,
    curveBits: { 'P-256': 256, 'P-384': 384, 'P-521': 528 } as Readonly<Record<string, number>>,
    /** Bytes of an argument. */
    bytes: (value: unknown, name: string): string => {
      if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return kit.toText(kit.bytesOf(value))
      throw Object.assign(
        new TypeError(`${name} is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.`),
        {
          code: 'ERR_INVALID_ARG_TYPE',
        },
      )
    },
    /** What Node does, failing as the standard has it fail. */
    operate: (what: string, ...words: (string | number)[]): string => {
      try {
        return kit.must(what, ...words)
      } catch (cause) {
        throw new DOMException('The operation failed for an operation-specific reason', {
          name: 'OperationError',
          cause,
        } as never)
      }
    },
  }
}
