import { deriveKey } from './derive-key.ts'

const length = 51

/**
 * The secret of a declared app client: the same for ever under one seal key, and of the form that
 * Cognito's have, 51 letters of `a-z0-9`.
 */
export function deriveClientSecret(key: Buffer, poolId: string, clientId: string): string {
  // 51 digits to the base 36 are 264 bits; out of 512 the last digits are even to within 2 ** -248.
  const drawn = deriveKey(key, 'client secret', [poolId, clientId], 64)
  return BigInt(`0x${drawn.toString('hex')}`)
    .toString(36)
    .padStart(length, '0')
    .slice(-length)
}
