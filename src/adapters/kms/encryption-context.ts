/** What a ciphertext is bound to: shown to whoever opens it, and the same again or it does not open. */
export type EncryptionContext = Readonly<Record<string, string>>

/** A number of two bytes. */
export const uint16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

/** Bytes with their length before them, in two bytes. */
export const counted = (bytes: Buffer) => Buffer.concat([uint16(bytes.length), bytes])

/**
 * A context as bytes: the number of its pairs, and each with its lengths, in the order of the keys' own
 * bytes. AWS Encryption SDK message format, "encryption context".
 */
export function contextBytes(context: EncryptionContext): Buffer {
  const pairs = Object.entries(context)
    .map(([key, value]) => [Buffer.from(key), Buffer.from(value)] as const)
    .sort(([one], [other]) => one.compare(other))
  if (!pairs.length) return Buffer.alloc(0)
  return Buffer.concat([uint16(pairs.length), ...pairs.flat().map(counted)])
}
