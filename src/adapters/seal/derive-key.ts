import { hkdfSync } from 'node:crypto'

/** What a key is for. Each purpose has a key of its own, so that none gives another away. */
export type Purpose = 'seal' | 'stable randomness' | 'client secret' | 'kms' | 'session secret'

/** Draws the bytes for one purpose, and for the words that make it particular, from the seal key (RFC 5869). */
export function deriveKey(key: Buffer, purpose: Purpose, words: readonly string[] = [], length = 32): Buffer {
  const info = JSON.stringify(['poolwright', 1, purpose, ...words])
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), info, length))
}
