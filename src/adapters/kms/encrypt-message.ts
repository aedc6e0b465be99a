import { createCipheriv, generateKeyPairSync, hkdfSync, sign, type KeyObject } from 'node:crypto'
import { contextBytes, counted, uint16, type EncryptionContext } from './encryption-context.ts'

// AES-256-GCM under a key drawn with HKDF-SHA384, signed with ECDSA on P-384: what Cognito's senders
// meet. Its messages begin with the bytes of version, type and suite, which are `AYADe...` in base64.
const version = Buffer.of(1)
const type = Buffer.of(0x80)
const suite = Buffer.of(0x03, 0x78)
const framed = Buffer.of(2)
const frameLength = 4096
const ivLength = 12
const signerEntry = 'aws-crypto-public-key'
const lastFrame = 0xffffffff

/** A new data key, and the same as only the KMS key opens it. */
export interface DataKey {
  readonly keyArn: string
  readonly plaintext: Buffer
  readonly ciphertext: Buffer
}

/**
 * Encrypts bytes as a message of the AWS Encryption SDK, format 1, with one data key of AWS KMS. The
 * format is that of docs.aws.amazon.com/encryption-sdk/latest/developer-guide/message-format.html.
 */
export function encryptMessage(
  plaintext: Buffer,
  given: EncryptionContext,
  generate: (context: EncryptionContext) => DataKey,
  random: (count: number) => Buffer,
): Buffer {
  if (Object.keys(given).some((name) => name.startsWith('aws-crypto-')))
    throw new Error('a context may not use names of the Encryption SDK')
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const context = { ...given, [signerEntry]: compressed(publicKey).toString('base64') }
  const dataKey = generate(context)
  const messageId = random(16)
  const key = Buffer.from(
    hkdfSync('sha384', dataKey.plaintext, new Uint8Array(0), Buffer.concat([suite, messageId]), 32),
  )
  const header = Buffer.concat([
    ...[version, type, suite, messageId],
    counted(contextBytes(context)),
    uint16(1),
    ...['aws-kms', dataKey.keyArn].map((text) => counted(Buffer.from(text))),
    counted(dataKey.ciphertext),
    framed,
    Buffer.alloc(4), // reserved
    Buffer.of(ivLength),
    uint32(frameLength),
  ])
  // The header is proved by a tag over nothing, under the number that no frame has.
  const proof = lock(key, Buffer.alloc(ivLength), header, Buffer.alloc(0))
  const message = Buffer.concat([
    header,
    Buffer.alloc(ivLength),
    proof.tag,
    ...frames(plaintext, key, messageId),
  ])
  return Buffer.concat([message, counted(sign('sha384', message, privateKey))])
}

function* frames(plaintext: Buffer, key: Buffer, messageId: Buffer): Iterable<Buffer> {
  const count = Math.max(1, Math.ceil(plaintext.length / frameLength))
  for (let number = 1; number <= count; number++) {
    const content = plaintext.subarray((number - 1) * frameLength, number * frameLength)
    const last = number === count
    const iv = Buffer.alloc(ivLength)
    iv.writeUInt32BE(number, ivLength - 4)
    const about = Buffer.concat([
      messageId,
      Buffer.from(last ? 'AWSKMSEncryptionClient Final Frame' : 'AWSKMSEncryptionClient Frame'),
      uint32(number),
      uint32(0), // the length has eight bytes
      uint32(content.length),
    ])
    const { hidden, tag } = lock(key, iv, about, content)
    if (last)
      yield Buffer.concat([uint32(lastFrame), uint32(number), iv, uint32(content.length), hidden, tag])
    else yield Buffer.concat([uint32(number), iv, hidden, tag])
  }
}

function lock(key: Buffer, iv: Buffer, about: Buffer, content: Buffer) {
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(about)
  const hidden = Buffer.concat([cipher.update(content), cipher.final()])
  return { hidden, tag: cipher.getAuthTag() }
}

/** A point of the curve by its x alone, and which of its two y it has (SEC 1, 2.3.3). */
function compressed(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const odd = (Buffer.from(y, 'base64url').at(-1) ?? 0) & 1
  return Buffer.concat([Buffer.of(2 + odd), Buffer.from(x, 'base64url')])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
