import { createHmac, randomBytes } from 'node:crypto'
import type { Ports } from '../../engine/ports.ts'
import { deriveKey } from '../seal/derive-key.ts'

// One call to the system for many small requests.
const reserve = 4096
const small = 64

/** The system's randomness, and the numbers that follow from the seal key. */
export function openRandom({ key }: { key: Buffer }): Ports['random'] {
  const stableKey = deriveKey(key, 'stable randomness')
  let pool = Buffer.alloc(0)
  return {
    bytes(count) {
      if (count > small) return randomBytes(count)
      if (pool.length < count) pool = randomBytes(reserve)
      const taken = Buffer.from(pool.subarray(0, count))
      // Given out once, and not left lying in memory.
      pool.fill(0, 0, count)
      pool = pool.subarray(count)
      return taken
    },
    stable: (words) => createHmac('sha256', stableKey).update(words).digest(),
  }
}
