import { createDecipheriv, hkdfSync } from 'node:crypto'
import type { EncryptionContext } from './encryption-context.ts'
import type { Kms } from './open-kms.ts'

/** What a message of the AWS Encryption SDK held, and what it was bound to. */
export interface Opened {
  readonly plaintext: Buffer
  readonly context: EncryptionContext
  readonly keyId: string
}

const suite = 0x0378
const ivLength = 12
const tagLength = 16
const lastFrame = 0xffffffff

/**
 * Opens a message as `encryptMessage` makes them; nothing where it is no such message, was changed, or is
 * under no key of this server. Its signature is not looked at: whoever has the data key has made it.
 */
export function decryptMessage(message: Buffer, kms: Pick<Kms, 'decrypt'>): Opened | undefined {
  try {
    return open(message, kms)
  } catch {
    // Cut short or changed, it says lengths that it has not.
    return undefined
  }
}

function open(message: Buffer, kms: Pick<Kms, 'decrypt'>): Opened | undefined {
  const reader = read(message)
  const [version, type] = reader.bytes(2)
  if (version !== 1 || type !== 0x80 || reader.uint16() !== suite) return undefined
  const messageId = reader.bytes(16)
  const context = readContext(reader.counted())
  if (reader.uint16() !== 1) return undefined
  const provider = reader.counted().toString()
  const keyArn = reader.counted().toString()
  const wrapped = reader.counted()
  const [framed] = reader.bytes(1)
  reader.bytes(4)
  const [iv] = reader.bytes(1)
  const frameLength = reader.uint32()
  if (provider !== 'aws-kms' || framed !== 2 || iv !== ivLength) return undefined
  const header = message.subarray(0, reader.at())
  const dataKey = kms.decrypt(wrapped, context, keyArn)
  if (!dataKey) return undefined

  const info = Buffer.concat([Buffer.of(suite >> 8, suite & 0xff), messageId])
  const key = Buffer.from(hkdfSync('sha384', dataKey.plaintext, new Uint8Array(0), info, 32))
  unlock(key, reader.bytes(ivLength), header, Buffer.alloc(0), reader.bytes(tagLength))
  const contents: Buffer[] = []
  for (let number = 1; ; number++) {
    const last = reader.uint32() === lastFrame
    if (last && reader.uint32() !== number) return undefined
    const nonce = reader.bytes(ivLength)
    const length = last ? reader.uint32() : frameLength
    const hidden = reader.bytes(length)
    const about = Buffer.alloc(12)
    about.writeUInt32BE(number)
    about.writeUInt32BE(length, 8)
    const name = Buffer.from(`AWSKMSEncryptionClient ${last ? 'Final Frame' : 'Frame'}`)
    contents.push(
      unlock(key, nonce, Buffer.concat([messageId, name, about]), hidden, reader.bytes(tagLength)),
    )
    if (last) return { plaintext: Buffer.concat(contents), context, keyId: dataKey.keyId }
  }
}

function unlock(key: Buffer, iv: Buffer, about: Buffer, hidden: Buffer, tag: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(about).setAuthTag(tag)
  return Buffer.concat([decipher.update(hidden), decipher.final()])
}

function readContext(bytes: Buffer): EncryptionContext {
  if (!bytes.length) return {}
  const reader = read(bytes)
  const count = reader.uint16()
  const text = () => reader.counted().toString()
  return Object.fromEntries(Array.from({ length: count }, () => [text(), text()]))
}

/** Reads from the front. Throws where there is not as much as is asked for. */
function read(from: Buffer) {
  let at = 0
  const bytes = (count: number) => {
    if (at + count > from.length) throw new RangeError('the message ends too early')
    at += count
    return from.subarray(at - count, at)
  }
  const uint16 = () => bytes(2).readUInt16BE()
  return {
    bytes,
    uint16,
    uint32: () => bytes(4).readUInt32BE(),
    counted: () => bytes(uint16()),
    at: () => at,
  }
}
