import type { Kit } from '../kit.ts'
import type { Algorithm } from './algorithms.ts'
import type { Held } from './crypto-key.ts'
import type { ToldKey } from './keys.ts'

/** `crypto.subtle`. Everything is done when its promise is given. */
export function subtle(kit: Kit) {
  const { fault, normal, about, hashOf, digestName, curves, curveBits, bytes, operate } =
    kit.part('crypto/algorithms')
  const { makeKey, heldBy, CryptoKey } = kit.part('crypto/crypto-key')
  const { importNow, exportNow, algorithmOf, mayBeUsed } = kit.part('crypto/import')
  const { readTold } = kit.part('crypto/keys')
  const out = (text: string): ArrayBuffer => kit.toBytes(text).buffer

  const held = (key: unknown, name: string, usage: string): Held => {
    if (!(key instanceof CryptoKey)) throw new TypeError('the key is not of type CryptoKey.')
    const found = heldBy(key)
    if (found.algorithm.name !== name) throw fault('Key algorithm mismatch', 'InvalidAccessError')
    if (!found.usages.includes(usage)) throw fault(`Unable to use this key to ${usage}`, 'InvalidAccessError')
    return found
  }
  const signing = (algorithm: Algorithm, key: Held): [digest: string, options: string] => {
    const digest = key.algorithm.hash ? digestName(key.algorithm.hash.name) : ''
    if (algorithm.name === 'RSA-PSS')
      return [digest, JSON.stringify({ padding: 6, saltLength: algorithm['saltLength'] })]
    if (algorithm.name === 'ECDSA') return [digestName(hashOf(algorithm)), '{"dsaEncoding":"ieee-p1363"}']
    return [digest, '{}']
  }
  const signNow = (given: unknown, key: unknown, data: unknown): string => {
    const algorithm = normal(given, ['hmac', 'rsa', 'ec', 'okp'])
    const mine = held(key, algorithm.name, 'sign')
    const [digest, options] = signing(algorithm, mine)
    const text = bytes(data, 'data')
    if (mine.type === 'secret') return operate('hmac', digest, mine.material, text)
    return operate('sign', digest, mine.material, options, text)
  }
  const verifyNow = (given: unknown, key: unknown, signature: unknown, data: unknown): boolean => {
    const algorithm = normal(given, ['hmac', 'rsa', 'ec', 'okp'])
    const mine = held(key, algorithm.name, 'verify')
    const [digest, options] = signing(algorithm, mine)
    const [text, signed] = [bytes(data, 'data'), bytes(signature, 'signature')]
    if (mine.type === 'secret') return operate('hmac', digest, mine.material, text) === signed
    return operate('verify', digest, 'public', mine.material, options, text, signed) === 'true'
  }

  const cipherNow = (what: 'encrypt' | 'decrypt', algorithm: Algorithm, key: Held, text: string): string => {
    const { name } = algorithm
    const bits = key.algorithm.length
    if (name === 'RSA-OAEP') {
      const { label } = algorithm as { label?: unknown }
      const options = {
        padding: 4,
        oaepHash: digestName(key.algorithm.hash?.name ?? ''),
        ...(label !== undefined && { oaepLabel: bytes(label, 'label') }),
      }
      const how = what === 'encrypt' ? 'publicEncrypt' : 'privateDecrypt'
      return operate('encrypt by key', how, key.type, key.material, JSON.stringify(options), text)
    }
    const setUp = { key: key.material }
    if (name === 'AES-KW') {
      const how = { ...setUp, name: `id-aes${bits}-wrap`, iv: '\xa6'.repeat(8) }
      return operate(what, JSON.stringify(how), text)
    }
    if (name === 'AES-GCM') {
      const tagLength = ((algorithm['tagLength'] as number | undefined) ?? 128) / 8
      if (![4, 8, 12, 13, 14, 15, 16].includes(tagLength))
        throw fault(`${tagLength * 8} is not a valid AES-GCM tag length`, 'OperationError')
      const aad =
        algorithm['additionalData'] === undefined ? '' : bytes(algorithm['additionalData'], 'additionalData')
      const how = { ...setUp, name: `aes-${bits}-gcm`, iv: bytes(algorithm['iv'], 'iv'), aad, tagLength }
      if (what === 'encrypt') return operate(what, JSON.stringify(how), text)
      if (text.length < tagLength) throw fault('The provided data is too small.', 'OperationError')
      const tag = text.slice(-tagLength)
      return operate(what, JSON.stringify({ ...how, tag }), text.slice(0, -tagLength))
    }
    const counter = name === 'AES-CTR'
    const iv = bytes(algorithm[counter ? 'counter' : 'iv'], counter ? 'counter' : 'iv')
    if (iv.length !== 16)
      throw fault(`algorithm.${counter ? 'counter' : 'iv'} must contain exactly 16 bytes`, 'OperationError')
    return operate(
      what,
      JSON.stringify({ ...setUp, name: `aes-${bits}-${counter ? 'ctr' : 'cbc'}`, iv }),
      text,
    )
  }
  const crypt = (
    what: 'encrypt' | 'decrypt',
    given: unknown,
    key: unknown,
    data: unknown,
    usage: string = what,
  ) => {
    const algorithm = normal(given, ['aes', 'rsa'])
    return cipherNow(what, algorithm, held(key, algorithm.name, usage), bytes(data, 'data'))
  }

  const deriveNow = (
    given: unknown,
    key: unknown,
    length: number | null | undefined,
    usage: string,
  ): string => {
    const algorithm = normal(given, ['derive', 'ec', 'okp'])
    const mine = held(key, algorithm.name, usage)
    if (algorithm.name === 'ECDH' || algorithm.name === 'X25519') {
      const other = algorithm['public']
      if (!(other instanceof CryptoKey)) throw new TypeError('algorithm.public is not of type CryptoKey.')
      const { type, material, algorithm: theirs } = heldBy(other)
      if (type !== 'public') throw fault('algorithm.public must be a public key', 'InvalidAccessError')
      if (theirs.name !== algorithm.name || theirs.namedCurve !== mine.algorithm.namedCurve)
        throw fault('Named curve mismatch', 'InvalidAccessError')
      const secret = operate('agree', mine.material, material)
      if (length === null || length === undefined) return secret
      if (length > secret.length * 8) throw fault('derived bit length is too small', 'OperationError')
      return cut(secret, length)
    }
    if (length === null || length === undefined || length % 8)
      throw fault('length must be a multiple of 8', 'OperationError')
    const salt = bytes(algorithm['salt'], 'salt')
    const digest = digestName(hashOf(algorithm))
    if (algorithm.name === 'HKDF')
      return operate('hkdf', digest, mine.material, salt, bytes(algorithm['info'], 'info'), length / 8)
    const rounds = Number(algorithm['iterations'])
    if (!(rounds > 0)) throw fault('iterations cannot be zero', 'OperationError')
    return length === 0 ? '' : operate('pbkdf2', mine.material, salt, rounds, length / 8, digest)
  }
  const cut = (text: string, bits: number) => {
    const whole = text.slice(0, Math.ceil(bits / 8))
    if (bits % 8 === 0) return whole
    const last = whole.charCodeAt(whole.length - 1) & (0xff << (8 - (bits % 8)))
    return whole.slice(0, -1) + String.fromCharCode(last & 0xff)
  }
  /** Bits of a key that is derived or made. */
  const lengthOf = (algorithm: Algorithm): number | null => {
    const { kind } = about(algorithm.name)
    const { length } = algorithm as { length?: number }
    if (kind === 'derive') return null
    if (kind === 'hmac') return length ?? (Number(hashOf(algorithm).slice(4)) > 256 ? 1024 : 512)
    if (kind !== 'aes' || ![128, 192, 256].includes(length as number))
      throw fault('AES key length must be 128, 192, or 256 bits', 'OperationError')
    return length as number
  }

  const generateNow = (given: unknown, extractable: boolean, usages: readonly string[]) => {
    const algorithm = normal(given, ['hmac', 'aes', 'rsa', 'ec', 'okp'])
    const { name } = algorithm
    const { kind } = about(name)
    if (kind === 'hmac' || kind === 'aes') {
      const material = operate('random', (lengthOf(algorithm) ?? 0) / 8)
      return importNow('raw', kit.toBytes(material), algorithm, extractable, usages)
    }
    const curve = curves[`${algorithm['namedCurve']}`]
    if (kind === 'ec' && curve === undefined) throw fault('Unrecognized namedCurve', 'NotSupportedError')
    const exponent = algorithm['publicExponent']
    const options = {
      ec: { namedCurve: curve },
      rsa: {
        modulusLength: algorithm['modulusLength'],
        publicExponent:
          exponent === undefined ? 65537 : kit.bytesOf(exponent).reduce((sum, byte) => sum * 256 + byte, 0),
      },
      okp: {},
    }[kind as 'ec' | 'rsa' | 'okp']
    const may = [...(about(name).public ?? []), ...(about(name).private ?? [])]
    if (usages.some((usage) => !may.includes(usage)))
      throw fault(`Unsupported key usage for a ${name} key`, 'SyntaxError')
    const made = operate('make keys', kind === 'okp' ? name.toLowerCase() : kind, JSON.stringify(options))
    const [publicKey, privateKey] = (JSON.parse(made) as unknown[]).map((each) => {
      const told: ToldKey = readTold(JSON.stringify(each))
      const mine = usages.filter((usage) => about(name)[told.type]?.includes(usage))
      if (told.type === 'private') mayBeUsed(name, told.type, mine)
      return makeKey({
        type: told.type,
        extractable: told.type === 'public' || extractable,
        algorithm: algorithmOf(algorithm, told),
        usages: mine,
        material: told.der,
      })
    })
    return { publicKey, privateKey }
  }

  class SubtleCrypto {
    async digest(given: unknown, data: unknown) {
      const { name } = normal(given, ['digest'])
      return out(operate('hash', digestName(name), bytes(data, 'data')))
    }
    async sign(algorithm: unknown, key: unknown, data: unknown) {
      return out(signNow(algorithm, key, data))
    }
    async verify(algorithm: unknown, key: unknown, signature: unknown, data: unknown) {
      return verifyNow(algorithm, key, signature, data)
    }
    async encrypt(algorithm: unknown, key: unknown, data: unknown) {
      return out(crypt('encrypt', algorithm, key, data))
    }
    async decrypt(algorithm: unknown, key: unknown, data: unknown) {
      return out(crypt('decrypt', algorithm, key, data))
    }
    async importKey(
      format: string,
      data: unknown,
      algorithm: unknown,
      extractable: boolean,
      usages: string[],
    ) {
      return importNow(`${format}`, data, algorithm, extractable, [...usages])
    }
    async exportKey(format: string, key: unknown) {
      return exportNow(`${format}`, key)
    }
    async generateKey(algorithm: unknown, extractable: boolean, usages: string[]) {
      return generateNow(algorithm, Boolean(extractable), [...usages])
    }
    async deriveBits(algorithm: unknown, key: unknown, length: number | null = null) {
      return out(deriveNow(algorithm, key, length, 'deriveBits'))
    }
    async deriveKey(
      algorithm: unknown,
      key: unknown,
      derived: unknown,
      extractable: boolean,
      usages: string[],
    ) {
      const kind = normal(derived, ['hmac', 'aes', 'derive'])
      const material = deriveNow(algorithm, key, lengthOf(kind), 'deriveKey')
      return importNow('raw', kit.toBytes(material), kind, extractable, [...usages])
    }
    async wrapKey(format: string, key: unknown, wrapping: unknown, algorithm: unknown) {
      const data = exportNow(`${format}`, key)
      const text = format === 'jwk' ? kit.utf8(JSON.stringify(data)) : data
      return out(crypt('encrypt', algorithm, wrapping, text, 'wrapKey'))
    }
    async unwrapKey(
      format: string,
      wrapped: unknown,
      unwrapping: unknown,
      algorithm: unknown,
      kind: unknown,
      extractable: boolean,
      usages: string[],
    ) {
      const data = kit.toBytes(crypt('decrypt', algorithm, unwrapping, wrapped, 'unwrapKey'))
      const key: unknown = format === 'jwk' ? JSON.parse(new TextDecoder().decode(data)) : data
      return importNow(`${format}`, key, kind, extractable, [...usages])
    }
    get [Symbol.toStringTag]() {
      return 'SubtleCrypto'
    }
  }
  return { subtle: new SubtleCrypto(), SubtleCrypto, curveBits }
}
