import { DiffieHellman, getDiffieHellman } from 'node:crypto'
import { N } from '../../engine/secrets/srp-group.ts'

/** `base ** exponent mod N`. The base is less than N, and neither is negative. */
export type Power = (base: bigint, exponent: bigint) => bigint

/** The textbook's way, right for every number: 3.5 ms for an exponent of 256 bits. */
export const plainPower: Power = (base, exponent) => {
  let [result, square] = [1n, base]
  for (let left = exponent; left; left >>= 1n) {
    if (left & 1n) result = (result * square) % N
    square = (square * square) % N
  }
  return result
}

/**
 * OpenSSL's way, five times as fast and in constant time: a Diffie-Hellman secret is such a power,
 * and group 15 is N. The method is borrowed from a class that groups do not have it from, so it
 * must prove itself before it is used.
 */
export function opensslPower(): Power {
  const group = getDiffieHellman('modp15') as DiffieHellman
  const setKey = (key: bigint) => DiffieHellman.prototype.setPrivateKey.call(group, bytesOf(key))
  return (base, exponent) => {
    // OpenSSL refuses the bases whose powers everybody knows.
    if (exponent < 2n || base < 2n || base >= N - 1n) return plainPower(base, exponent)
    setKey(exponent)
    return BigInt(`0x${group.computeSecret(bytesOf(base)).toString('hex')}`)
  }
}

/** Whether a way to take powers agrees with the textbook. */
export function agrees(power: Power): boolean {
  const exponent = (1n << 255n) / 3n
  try {
    return [2n, N / 3n, N - 2n].every((base) => power(base, exponent) === plainPower(base, exponent))
  } catch {
    return false
  }
}

function bytesOf(value: bigint): Buffer {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
}
