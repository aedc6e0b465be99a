import type { Kit } from '../kit.ts'
import type { Algorithm } from './algorithms.ts'
import type { KeyAlgorithm } from './crypto-key.ts'
import type { ToldKey } from './keys.ts'

type Jwk = Record<string, unknown>

/** Keys from and to the forms in which they travel. */
export function importing(kit: Kit) {
  const { fault, normal, about, hashOf, digestName, curves, curveBits, bytes } = kit.part('crypto/algorithms')
  const { makeKey, heldBy, CryptoKey } = kit.part('crypto/crypto-key')
  const { readTold } = kit.part('crypto/keys')
  const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64url')
  const plain = (value: unknown) => Buffer.from(`${value}`, 'base64url').toString('latin1')

  const readKey = (type: 'public' | 'private', input: object): ToldKey => {
    try {
      return readTold(kit.must('read key', type, JSON.stringify(input)))
    } catch (cause) {
      throw Object.assign(fault('Invalid keyData', 'DataError'), { cause })
    }
  }
  const mayBeUsed = (name: string, type: 'secret' | 'public' | 'private', usages: readonly string[]) => {
    const may = about(name)[type] ?? []
    if (usages.some((usage) => !may.includes(usage)))
      throw fault(
        `Unsupported key usage for ${name === 'HMAC' ? '' : /^[AEHX]/.test(name) ? 'an ' : 'a '}${name} key`,
        'SyntaxError',
      )
    if (type !== 'public' && !usages.length)
      throw fault('Usages cannot be empty when importing a private key.', 'SyntaxError')
  }

  /** What one says of a key's algorithm, after a look whether the key is one for it. */
  const algorithmOf = (algorithm: Algorithm, told: ToldKey): KeyAlgorithm => {
    const { name } = algorithm
    const { kind } = about(name)
    const wanted = kind === 'rsa' ? 'rsa' : kind === 'ec' ? 'ec' : name.toLowerCase()
    if (told.kind !== wanted) throw fault('Invalid key type', 'DataError')
    if (kind === 'okp') return { name }
    if (kind === 'ec') {
      const namedCurve = `${algorithm['namedCurve']}`
      if (!(namedCurve in curves)) throw fault('Unrecognized namedCurve', 'NotSupportedError')
      if (told.details['namedCurve'] !== curves[namedCurve]) throw fault('Named curve mismatch', 'DataError')
      return { name, namedCurve }
    }
    const { modulusLength, publicExponent } = told.details as {
      modulusLength: number
      publicExponent: bigint
    }
    const hex = publicExponent.toString(16)
    const exponent = new Uint8Array(Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex'))
    return { name, modulusLength, publicExponent: exponent, hash: { name: hashOf(algorithm) } }
  }

  const secretOf = (algorithm: Algorithm, material: string): KeyAlgorithm => {
    const { name } = algorithm
    const bits = material.length * 8
    const { kind } = about(name)
    if (kind === 'derive') return { name }
    if (kind === 'aes') {
      if (![128, 192, 256].includes(bits)) throw fault('Invalid key length', 'DataError')
      return { name, length: bits }
    }
    if (!bits) throw fault('Zero-length key is not supported', 'DataError')
    const length = (algorithm['length'] as number | undefined) ?? bits
    if (length > bits || length <= bits - 8) throw fault('Invalid key length', 'DataError')
    return { name, length, hash: { name: hashOf(algorithm) } }
  }
  const jwkAlg = (algorithm: KeyAlgorithm): string | undefined => {
    const digits = algorithm.hash?.name.slice(4)
    const { name } = algorithm
    if (name === 'HMAC') return `HS${digits}`
    if (name === 'RSASSA-PKCS1-v1_5') return `RS${digits}`
    if (name === 'RSA-PSS') return `PS${digits}`
    if (name === 'RSA-OAEP') return digits === '1' ? 'RSA-OAEP' : `RSA-OAEP-${digits}`
    return about(name).kind === 'aes' ? `A${algorithm.length}${name.slice(4)}` : undefined
  }
  const fits = (jwk: Jwk, algorithm: KeyAlgorithm, extractable: boolean, usages: readonly string[]) => {
    const { kind } = about(algorithm.name)
    const use = usages.some((usage) => usage === 'sign' || usage === 'verify') ? 'sig' : 'enc'
    if (usages.length && jwk['use'] !== undefined && jwk['use'] !== use)
      throw fault('Invalid JWK "use" Parameter', 'DataError')
    const may = jwk['key_ops'] as readonly string[] | undefined
    if (may !== undefined && (!Array.isArray(may) || usages.some((usage) => !may.includes(usage))))
      throw fault('Key operations and usage mismatch', 'DataError')
    if (jwk['ext'] === false && extractable)
      throw fault('JWK "ext" Parameter and extractable mismatch', 'DataError')
    const named = kind === 'ec' || kind === 'okp' ? undefined : jwkAlg(algorithm)
    if (jwk['alg'] !== undefined && named !== undefined && jwk['alg'] !== named)
      throw fault('JWK "alg" does not match the requested algorithm', 'DataError')
  }

  const fromPoint = (algorithm: Algorithm, point: string): ToldKey => {
    const { name } = algorithm
    if (about(name).kind === 'okp')
      return readKey('public', { format: 'jwk', key: { kty: 'OKP', crv: name, x: base64(point) } })
    const curve = curves[`${algorithm['namedCurve']}`]
    if (curve === undefined) throw fault('Unrecognized namedCurve', 'NotSupportedError')
    let whole: string
    try {
      whole = kit.must('write ecdh', point, curve, 'uncompressed')
    } catch (cause) {
      throw Object.assign(fault('Invalid keyData', 'DataError'), { cause })
    }
    const half = (whole.length - 1) / 2
    const key = {
      kty: 'EC',
      crv: algorithm['namedCurve'],
      x: base64(whole.slice(1, 1 + half)),
      y: base64(whole.slice(1 + half)),
    }
    return readKey('public', { format: 'jwk', key })
  }
  const kty = { rsa: 'RSA', ec: 'EC', okp: 'OKP', hmac: 'oct', aes: 'oct', derive: 'oct', digest: '' }

  const importNow = (
    format: string,
    data: unknown,
    given: unknown,
    extractable: boolean,
    usages: readonly string[],
  ): InstanceType<typeof CryptoKey> => {
    const algorithm = normal(given, ['hmac', 'aes', 'rsa', 'ec', 'okp', 'derive'])
    const { name } = algorithm
    const { kind } = about(name)
    const isSecret = kind === 'hmac' || kind === 'aes' || kind === 'derive'
    const wrongFormat = () =>
      fault(`Unable to import ${name} key using ${format} format`, 'NotSupportedError')
    let told: ToldKey | undefined
    let secret = ''
    if (format === 'jwk') {
      const jwk = data as Jwk
      if (typeof jwk !== 'object' || jwk === null || jwk['kty'] === undefined)
        throw fault('Invalid keyData', 'DataError')
      if (jwk['kty'] !== kty[kind] || kind === 'derive')
        throw fault('Invalid JWK "kty" Parameter', 'DataError')
      if (isSecret) secret = plain(jwk['k'])
      else {
        const wanted = kind === 'ec' ? algorithm['namedCurve'] : kind === 'okp' ? name : undefined
        if (wanted !== undefined && jwk['crv'] !== wanted)
          throw fault('JWK "crv" does not match the requested algorithm', 'DataError')
        told = readKey(jwk['d'] === undefined ? 'public' : 'private', { format: 'jwk', key: jwk })
      }
    } else if (format === 'raw' || format === 'raw-secret' || format === 'raw-public') {
      const text = bytes(data, 'keyData')
      if (isSecret && format !== 'raw-public') secret = text
      else if (!isSecret && kind !== 'rsa' && format !== 'raw-secret') told = fromPoint(algorithm, text)
      else throw wrongFormat()
    } else if ((format === 'spki' || format === 'pkcs8') && !isSecret)
      told = readKey(format === 'spki' ? 'public' : 'private', {
        key: bytes(data, 'keyData'),
        format: 'der',
        type: format,
      })
    else throw wrongFormat()

    const type = told?.type ?? 'secret'
    if (kind === 'derive' && extractable) throw fault(`${name} keys are not extractable`, 'SyntaxError')
    mayBeUsed(name, type, usages)
    const said = told ? algorithmOf(algorithm, told) : secretOf(algorithm, secret)
    if (format === 'jwk') fits(data as Jwk, said, extractable, usages)
    return makeKey({
      type,
      extractable: type === 'public' || Boolean(extractable),
      algorithm: said,
      usages: [...new Set(usages)].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
      material: told?.der ?? secret,
    })
  }
  const order = 'encrypt decrypt sign verify deriveKey deriveBits wrapKey unwrapKey'.split(' ')

  const exportNow = (format: string, key: unknown): ArrayBuffer | Jwk => {
    if (!(key instanceof CryptoKey))
      throw new TypeError(
        "Failed to execute 'exportKey' on 'SubtleCrypto': 2nd argument is not of type CryptoKey.",
      )
    const { type, extractable, algorithm, usages, material } = heldBy(key)
    if (!extractable) throw fault('key is not extractable', 'InvalidAccessError')
    const common = { ext: true, key_ops: [...usages] }
    const alg = jwkAlg(algorithm)
    if (type === 'secret') {
      if (format === 'raw' || format === 'raw-secret') return kit.toBytes(material).buffer
      if (format === 'jwk')
        return { key_ops: common.key_ops, ext: true, kty: 'oct', k: base64(material), ...(alg && { alg }) }
    } else {
      if (format === (type === 'public' ? 'spki' : 'pkcs8')) return kit.toBytes(material).buffer
      const jwk = JSON.parse(kit.must('write key', type, material, '{"format":"jwk"}')) as Jwk
      if (format === 'jwk') return { ...common, ...jwk, ...(alg && { alg }) }
      if (
        (format === 'raw' || format === 'raw-public') &&
        type === 'public' &&
        about(algorithm.name).kind !== 'rsa'
      )
        return kit.toBytes((jwk['y'] === undefined ? '' : '\x04') + plain(jwk['x']) + plain(jwk['y'] ?? ''))
          .buffer
    }
    throw fault(`Unable to export ${algorithm.name} ${type} key using ${format} format`, 'NotSupportedError')
  }

  return { importNow, exportNow, readKey, algorithmOf, mayBeUsed, digestName, curveBits }
}
