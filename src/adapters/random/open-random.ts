import { createHmac } from 'node:crypto'
import type { Ports } from '../../engine/ports.ts'
import { deriveKey } from '../seal/derive-key.ts'
import { openReserve } from './open-reserve.ts'

/** The system's randomness, and the numbers that follow from the seal key. */
export function openRandom({ key }: { key: Buffer }): Ports['random'] {
  const stableKey = deriveKey(key, 'stable randomness')
  return {
    bytes: openReserve(),
    stable: (words) => createHmac('sha256', stableKey).update(words).digest(),
  }
}
