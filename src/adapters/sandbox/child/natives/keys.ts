import {
  createECDH,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  ECDH,
  generateKeyPairSync,
  getCurves,
  KeyObject,
  privateDecrypt,
  privateEncrypt,
  publicDecrypt,
  publicEncrypt,
  sign,
  verify,
  type BinaryToTextEncoding,
} from 'node:crypto'
import { bytesOf, textOf, type Natives } from './native.ts'

/** Keys live in isolates as DER: SubjectPublicKeyInfo, or PKCS #8. */
const publicKey = (der = '') => createPublicKey({ key: bytesOf(der), format: 'der', type: 'spki' })
const privateKey = (der = '') => createPrivateKey({ key: bytesOf(der), format: 'der', type: 'pkcs8' })
const keyOf = (type: string | undefined, der = '') => (type === 'private' ? privateKey(der) : publicKey(der))
const derOf = (key: KeyObject) =>
  textOf(
    key.type === 'private'
      ? key.export({ format: 'der', type: 'pkcs8' })
      : key.export({ format: 'der', type: 'spki' }),
  )
const told = (key: KeyObject) =>
  JSON.stringify(
    { type: key.type, kind: key.asymmetricKeyType, details: key.asymmetricKeyDetails, der: derOf(key) },
    (_, value) => (typeof value === 'bigint' ? { big: `${value}` } : value),
  )

/** What a script says of a key, bytes as characters. */
interface KeyText {
  readonly key: string | Record<string, unknown>
  readonly format?: 'pem' | 'der' | 'jwk' | 'raw'
  readonly type?: string
  readonly passphrase?: string
}

const inputOf = (text = '{}') => {
  const { key, format = 'pem', passphrase, ...rest } = JSON.parse(text) as KeyText
  return {
    ...rest,
    format,
    key: typeof key === 'string' ? bytesOf(key) : key,
    ...(passphrase !== undefined && { passphrase: bytesOf(passphrase) }),
  } as never
}
/** Bits of an RSA key that a script may make: larger ones take longer than any call may. */
const mostBits = 4096

const encryption = { publicEncrypt, publicDecrypt, privateEncrypt, privateDecrypt } as const

/** Keys, signatures, and agreements on secrets. */
export const keyNatives: Natives = {
  curves: () => JSON.stringify(getCurves()),
  'read key': (type, input) =>
    told(type === 'private' ? createPrivateKey(inputOf(input)) : createPublicKey(inputOf(input))),
  'write key': (type, der, options = '{}') => {
    const { format = 'pem', type: form, cipher, passphrase } = JSON.parse(options)
    const made = keyOf(type, der).export({
      format,
      ...(form !== undefined && { type: form }),
      ...(cipher !== undefined && { cipher, passphrase: bytesOf(passphrase) }),
    } as never) as string | Buffer | object
    if (typeof made === 'string') return made
    return Buffer.isBuffer(made) ? textOf(made) : JSON.stringify(made)
  },
  'make keys': (kind, options = '{}') => {
    const asked = JSON.parse(options) as { modulusLength?: number }
    if ((asked.modulusLength ?? 0) > mostBits)
      throw new RangeError(`The sandbox makes RSA keys of at most ${mostBits} bits`)
    const made = generateKeyPairSync(kind as 'ec', asked as never) as unknown as Record<string, KeyObject>
    const { publicKey, privateKey } = made
    if (!publicKey || !privateKey) return undefined
    return `[${told(publicKey)},${told(privateKey)}]`
  },
  sign: (algorithm, der, options = '{}', data) =>
    textOf(sign(algorithm || null, bytesOf(data), { ...JSON.parse(options), key: privateKey(der) })),
  verify: (algorithm, type, der, options = '{}', data, signature) =>
    String(
      verify(
        algorithm || null,
        bytesOf(data),
        { ...JSON.parse(options), key: keyOf(type, der) },
        bytesOf(signature),
      ),
    ),
  'encrypt by key': (how = '', type, der, options = '{}', data) => {
    const { oaepLabel, ...rest } = JSON.parse(options)
    const label = oaepLabel === undefined ? {} : { oaepLabel: bytesOf(oaepLabel) }
    const encrypt = encryption[how as keyof typeof encryption]
    return textOf(encrypt({ ...rest, ...label, key: keyOf(type, der) }, bytesOf(data)))
  },
  agree: (mine, theirs) =>
    textOf(diffieHellman({ privateKey: privateKey(mine), publicKey: publicKey(theirs) })),

  'make ecdh': (curve = '', key) => {
    const made = createECDH(curve)
    if (key === undefined) made.generateKeys()
    else made.setPrivateKey(bytesOf(key))
    return JSON.stringify([
      made.getPrivateKey('latin1' as BinaryToTextEncoding),
      made.getPublicKey('latin1' as BinaryToTextEncoding),
    ])
  },
  'use ecdh': (curve = '', key, other) => {
    const made = createECDH(curve)
    made.setPrivateKey(bytesOf(key))
    return textOf(made.computeSecret(bytesOf(other)))
  },
  'write ecdh': (key, curve = '', form) =>
    textOf(ECDH.convertKey(bytesOf(key), curve, undefined, undefined, form as 'compressed') as Buffer),
}
