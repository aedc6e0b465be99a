const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes as the letters that stand behind the prefix of an id of IAM: base32 (RFC 4648). */
export function idLetters(bytes: Uint8Array, count: number): string {
  let letters = ''
  for (let bit = 0; bit < count * 5; bit += 5) {
    // Five bits lie in two bytes at most.
    const [first = 0, second = 0] = bytes.subarray(bit >> 3, (bit >> 3) + 2)
    letters += alphabet[(((first << 8) | second) >> (11 - (bit & 7))) & 31]
  }
  return letters
}

/** The id of a key for temporary credentials of an account, which stands in it as AWS writes it there. */
export function newAccessKeyId(account: string, drawn: Uint8Array): string {
  const bytes = Buffer.from(drawn.subarray(0, 10))
  // A bit that says what follows, 40 bits of account, and 39 that are drawn.
  const head = (1n << 47n) | (BigInt(account) << 7n) | BigInt((bytes[5] ?? 0) & 0x7f)
  bytes.writeUIntBE(Number(head), 0, 6)
  return `ASIA${idLetters(bytes, 16)}`
}

/** The account that stands in the id of an access key; nothing in ids that AWS made before it wrote them so. */
export function accountIn(accessKeyId: string): string | undefined {
  const [, letters = ''] = /^A[KS]IA([A-Z2-7]{10})[A-Z2-7]{6}$/.exec(accessKeyId) ?? []
  if (!letters) return undefined
  const bits = [...letters].reduce((sum, letter) => (sum << 5n) | BigInt(alphabet.indexOf(letter)), 0n) >> 2n
  const account = (bits >> 7n) & ((1n << 40n) - 1n)
  return bits >> 47n && account < 10n ** 12n ? String(account).padStart(12, '0') : undefined
}
