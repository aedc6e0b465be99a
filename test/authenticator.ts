import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

/** What an authenticator of tests may be told to do otherwise than is right. */
export interface Quirks {
  readonly origin?: string
  readonly rpId?: string
  readonly type?: string
  readonly challenge?: string
  readonly crossOrigin?: boolean
  readonly userPresent?: boolean
  readonly userVerified?: boolean
  readonly counter?: number
  readonly id?: string
  readonly userHandle?: string
  readonly algorithm?: number
  readonly attestation?: string
  /** Changes the authenticator data after it is made, and before it is signed. */
  readonly spoil?: (data: Buffer) => Buffer
}

type Item = number | string | Buffer | Map<number | string, Item>

function head(major: number, size: number): Buffer {
  const top = major << 5
  if (size < 24) return Buffer.from([top | size])
  if (size < 256) return Buffer.from([top | 24, size])
  return Buffer.from([top | 25, size >> 8, size & 255])
}

/** Writes CBOR, as CTAP has it. */
export function cbor(item: Item): Buffer {
  if (typeof item === 'number') return item < 0 ? head(1, -1 - item) : head(0, item)
  if (typeof item === 'string') return Buffer.concat([head(3, Buffer.byteLength(item)), Buffer.from(item)])
  if (Buffer.isBuffer(item)) return Buffer.concat([head(2, item.length), item])
  return Buffer.concat([head(5, item.size), ...[...item].flatMap(([key, value]) => [cbor(key), cbor(value)])])
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()
const raw = (text: unknown) => Buffer.from(String(text), 'base64url')

function coseKey(publicKey: KeyObject, algorithm: number): Buffer {
  const { x, y, n, e } = publicKey.export({ format: 'jwk' })
  const entries: [number, Item][] =
    n === undefined
      ? [[1, 2], [3, algorithm], [-1, 1], [-2, raw(x)], [-3, raw(y)]] // prettier-ignore
      : [[1, 3], [3, algorithm], [-1, raw(n)], [-2, raw(e)]] // prettier-ignore
  return cbor(new Map(entries))
}

/** A device in software that makes one passkey and signs by it, at a browser's behest. Nothing of it is the server's own. */
export function authenticator(
  {
    origin,
    rpId,
    rsa = false,
    id = 'a passkey of 20 byte',
  }: { readonly origin: string; readonly rpId: string; readonly rsa?: boolean; readonly id?: string } = {
    origin: 'https://auth.example.com',
    rpId: 'example.com',
  },
) {
  const { publicKey, privateKey } = rsa
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const own = Buffer.from(id).toString('base64url')
  let count = 0

  const clientData = (type: string, challenge: unknown, quirks: Quirks) =>
    Buffer.from(
      JSON.stringify({
        type: quirks.type ?? type,
        challenge: quirks.challenge ?? challenge,
        origin: quirks.origin ?? origin,
        crossOrigin: quirks.crossOrigin ?? false,
      }),
    )
  const data = (quirks: Quirks, attested?: Buffer) => {
    const { userPresent = true, userVerified = true } = quirks
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(quirks.counter ?? ++count)
    const flags = (userPresent ? 1 : 0) | (userVerified ? 4 : 0) | (attested ? 64 : 0)
    const made = Buffer.concat([
      sha256(quirks.rpId ?? rpId),
      Buffer.from([flags]),
      counter,
      attested ?? Buffer.alloc(0),
    ])
    return quirks.spoil?.(made) ?? made
  }
  return {
    id: own,
    /** What `navigator.credentials.create()` brings, as JSON. */
    create(options: unknown, quirks: Quirks = {}) {
      const { challenge } = options as { challenge: string }
      const bytes = Buffer.from(quirks.id ?? own, 'base64url')
      const length = Buffer.from([bytes.length >> 8, bytes.length & 255])
      const key = coseKey(publicKey, quirks.algorithm ?? (rsa ? -257 : -7))
      const authData = data(quirks, Buffer.concat([Buffer.alloc(16), length, bytes, key]))
      const { attestation = 'none' } = quirks
      const statement = new Map<string, Item>(attestation === 'none' ? [] : [['sig', Buffer.from('any')]])
      const object = new Map<string, Item>([
        ['fmt', attestation],
        ['attStmt', statement],
        ['authData', authData],
      ])
      return {
        id: quirks.id ?? own,
        rawId: quirks.id ?? own,
        type: 'public-key',
        authenticatorAttachment: 'platform',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, quirks).toString('base64url'),
          attestationObject: cbor(object).toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    /** What `navigator.credentials.get()` brings, as the JSON text that Cognito is sent. */
    get(options: string | undefined, quirks: Quirks = {}): string {
      const { challenge } = JSON.parse(options ?? '{}') as { challenge?: string }
      const authData = data(quirks)
      const client = clientData('webauthn.get', challenge, quirks)
      const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), privateKey)
      return JSON.stringify({
        id: quirks.id ?? own,
        rawId: quirks.id ?? own,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: signature.toString('base64url'),
          ...(quirks.userHandle !== undefined && { userHandle: quirks.userHandle }),
        },
      })
    },
  }
}
