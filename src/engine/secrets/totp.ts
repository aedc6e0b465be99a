import { createHmac } from 'node:crypto'

/** How long a code is shown, in milliseconds. */
export const period = 30_000
const digits = 6
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
// RFC 4226, 4 wants 128 bits; the seeds of AWS have 320, and those of many others 80.
const fewestBytes = 10

/** The bytes of a seed in base32 (RFC 4648), as people write it: in either case, with blanks. Nothing where it is none. */
export function seedOf(text: string): Buffer | undefined {
  const letters = text.replace(/[\s-]/g, '').replace(/=+$/, '').toUpperCase()
  if (!/^[A-Z2-7]+$/.test(letters)) return undefined
  let [bits, held] = [0, 0]
  const bytes: number[] = []
  for (const letter of letters) {
    held = ((held << 5) | alphabet.indexOf(letter)) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
  }
  return bytes.length < fewestBytes ? undefined : Buffer.from(bytes)
}

/** The code of a period, counted from 1970, as authenticator apps show it (RFC 6238 with SHA-1, six digits). */
export function totp(seed: Buffer, counter: number): string {
  const count = Buffer.alloc(8)
  count.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac('sha1', seed).update(count).digest()
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}
