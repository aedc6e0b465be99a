import type { Ports } from '../ports.ts'

type Random = Pick<Ports['random'], 'bytes'>

/** A number below `limit`, each as likely as the others. */
export function below(limit: number, random: Random): number {
  const fair = 2 ** 48 - (2 ** 48 % limit)
  for (;;) {
    const drawn = random.bytes(6).readUIntBE(0, 6)
    if (drawn < fair) return drawn % limit
  }
}

/** A code of decimal digits. */
export const drawDigits = (count: number, random: Random) =>
  String(below(10 ** count, random)).padStart(count, '0')

const letters = {
  lower: 'abcdefghijklmnopqrstuvwxyz0123456789',
  mixed: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
} as const

/** Letters and digits, as the ids that AWS draws. */
export const drawLetters = (count: number, from: keyof typeof letters, random: Random) =>
  Array.from({ length: count }, () => letters[from][below(letters[from].length, random)]).join('')

/** Sixteen bytes written as a version 4 UUID. RFC 9562 §5.4 */
export function asUuid(bytes: Uint8Array): string {
  const own = Buffer.from(bytes.subarray(0, 16))
  own[6] = ((own[6] ?? 0) & 0x0f) | 0x40
  own[8] = ((own[8] ?? 0) & 0x3f) | 0x80
  const hex = own.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A fresh UUID. */
export const drawUuid = (random: Random) => asUuid(random.bytes(16))
