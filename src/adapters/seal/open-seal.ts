import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { openReserve } from '../random/open-reserve.ts'
import { deriveKey } from './derive-key.ts'

/**
 * Keeps bytes so that they can be read only under the same key and in the same context: what was
 * sealed for one user does not open as another's.
 */
export interface Seal {
  seal(bytes: Uint8Array, context: string): Uint8Array
  /** Throws where the key or the context is another one, or a bit has changed. */
  open(bytes: Uint8Array, context: string): Uint8Array
}

// One byte of version, salt, nonce, tag, and then as many bytes as were sealed.
const version = 1
const salt = { from: 1, to: 17 }
const nonce = { from: 17, to: 29 }
const tag = { from: 29, to: 45 }

// Nonces are random. A key that has sealed no more than this meets one twice with a chance below 2 ** -48.
const enough = 2 ** 24
const remembered = 256

/**
 * AES-256-GCM under the seal key: every opened seal draws a key of its own for what it will seal,
 * whose salt stands before each sealed value.
 */
export function openSeal({ key }: { key: Buffer }): Seal {
  const root = deriveKey(key, 'seal')
  const random = openReserve()
  const draw = (salt: Uint8Array) => createHmac('sha256', root).update(salt).digest()
  const known = new Map<string, Buffer>()
  const fresh = (salt = random(16)) => ({ salt, key: draw(salt), used: 0 })
  let own = fresh()

  function keyOf(salt: Uint8Array): Buffer {
    const name = Buffer.from(salt).toString('latin1')
    const found = known.get(name)
    if (found) return found
    const drawn = draw(salt)
    const [oldest] = known.keys()
    if (known.size >= remembered && oldest !== undefined) known.delete(oldest)
    known.set(name, drawn)
    return drawn
  }

  return {
    seal(bytes, context) {
      if (own.used++ >= enough) own = fresh()
      const iv = random(nonce.to - nonce.from)
      const cipher = createCipheriv('aes-256-gcm', own.key, iv).setAAD(Buffer.from(context))
      const hidden = cipher.update(bytes)
      cipher.final()
      return Buffer.concat([Buffer.of(version), own.salt, iv, cipher.getAuthTag(), hidden])
    },
    open(bytes, context) {
      if (bytes.length < tag.to || bytes[0] !== version) throw new Error('these bytes were never sealed')
      const iv = bytes.subarray(nonce.from, nonce.to)
      const decipher = createDecipheriv('aes-256-gcm', keyOf(bytes.subarray(salt.from, salt.to)), iv)
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(tag.from, tag.to))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(tag.to)), decipher.final()])
      } catch {
        throw new Error('sealed under another key or for another purpose, or changed since')
      }
    },
  }
}
