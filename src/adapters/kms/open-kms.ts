import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey } from '../seal/derive-key.ts'
import { contextBytes, counted, type EncryptionContext } from './encryption-context.ts'
import { encryptMessage, type DataKey } from './encrypt-message.ts'

/** Symmetric keys of AWS KMS, each drawn from the seal key by its ARN: whatever key is named is there. */
export interface Kms {
  /** A message of the AWS Encryption SDK, with one data key under this key. */
  encryptMessage(keyArn: string, plaintext: string, context: EncryptionContext): Buffer
  /** A new data key of so many bytes, in the clear and as `CiphertextBlob`. */
  generateDataKey(keyArn: string, bytes: number, context: EncryptionContext): DataKey
  /** A `CiphertextBlob`. Only `decrypt` of a server with the same seal key opens it. */
  encrypt(keyArn: string, plaintext: Buffer, context: EncryptionContext): Buffer
  /**
   * Opens a `CiphertextBlob` and says under which key it was; nothing where it is none of this server's,
   * was changed, is of another key than the one named, or was bound to another context.
   */
  decrypt(
    blob: Buffer,
    context: EncryptionContext,
    keyArn?: string,
  ): { readonly plaintext: Buffer; readonly keyId: string } | undefined
}

// A blob: one byte of version, the key's ARN with its length, salt, tag, and as many bytes as were sealed.
// Each has a key of its own, drawn from the salt, so that its nonce may be the same.
const version = Buffer.of(1)
const nonce = Buffer.alloc(12)
const saltLength = 32
const tagLength = 16

/** Opens the keys that belong to a seal key. */
export function openKms({
  key,
  random = randomBytes,
}: {
  readonly key: Buffer
  readonly random?: (count: number) => Buffer
}): Kms {
  const draw = (keyArn: string, salt: Buffer) => deriveKey(key, 'kms', [keyArn, salt.toString('base64')])

  function encrypt(keyArn: string, plaintext: Buffer, context: EncryptionContext): Buffer {
    const salt = random(saltLength)
    const head = Buffer.concat([version, counted(Buffer.from(keyArn)), salt])
    const cipher = createCipheriv('aes-256-gcm', draw(keyArn, salt), nonce)
    cipher.setAAD(Buffer.concat([head, contextBytes(context)]))
    const hidden = Buffer.concat([cipher.update(plaintext), cipher.final()])
    return Buffer.concat([head, cipher.getAuthTag(), hidden])
  }

  function generateDataKey(keyArn: string, bytes: number, context: EncryptionContext): DataKey {
    const plaintext = random(bytes)
    return { keyArn, plaintext, ciphertext: encrypt(keyArn, plaintext, context) }
  }

  return {
    encrypt,
    generateDataKey,
    encryptMessage: (keyArn, plaintext, context) =>
      encryptMessage(Buffer.from(plaintext), context, (whole) => generateDataKey(keyArn, 32, whole), random),
    decrypt(blob, context, keyArn) {
      const read = readBlob(blob)
      if (!read || (keyArn !== undefined && keyArn !== read.keyId)) return undefined
      const { keyId, head, salt, tag, hidden } = read
      const decipher = createDecipheriv('aes-256-gcm', draw(keyId, salt), nonce)
      decipher.setAAD(Buffer.concat([head, contextBytes(context)])).setAuthTag(tag)
      try {
        return { plaintext: Buffer.concat([decipher.update(hidden), decipher.final()]), keyId }
      } catch {
        return undefined
      }
    },
  }
}

function readBlob(blob: Buffer) {
  if (blob.length < 3 || blob[0] !== version[0]) return undefined
  const saltAt = 3 + blob.readUInt16BE(1)
  const tagAt = saltAt + saltLength
  const hiddenAt = tagAt + tagLength
  if (blob.length < hiddenAt) return undefined
  return {
    keyId: blob.toString('utf8', 3, saltAt),
    head: blob.subarray(0, tagAt),
    salt: blob.subarray(saltAt, tagAt),
    tag: blob.subarray(tagAt, hiddenAt),
    hidden: blob.subarray(hiddenAt),
  }
}
