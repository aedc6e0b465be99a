import { createHmac } from 'node:crypto'
import type { Ports } from '../engine/ports.ts'

/** Randomness that is the same whenever a story is told: bytes drawn one after another from a seed. */
export function seededRandom(seed: string): Ports['random'] {
  let drawn = 0
  const draw = (words: string) => createHmac('sha256', seed).update(words).digest()
  return {
    bytes(count) {
      const blocks = Array.from({ length: Math.ceil(count / 32) }, () => draw(`bytes ${drawn++}`))
      return Buffer.concat(blocks).subarray(0, count)
    },
    stable: (words) => draw(`stable ${words}`),
  }
}
