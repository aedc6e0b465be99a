import { createHmac } from 'node:crypto'
import type { Ports } from '../src/engine/ports.ts'

/** Randomness that is the same at every run of a test: bytes drawn one after another from a seed. */
export function seededRandom(seed = 'seed'): Ports['random'] {
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
