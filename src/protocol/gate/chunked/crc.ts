/** A cyclic redundancy check that is fed in pieces. */
export interface Crc {
  update(bytes: Buffer): void
  /** What was fed, as bytes in network order. */
  digest(): Buffer
}

/** A CRC of 32 bits, each byte read from its lowest bit, from its polynomial with the bits reversed. */
export function crc32(polynomial: number): () => Crc {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ polynomial : sum >>> 1
    return sum
  })
  return () => {
    let sum = ~0
    return {
      update(bytes) {
        for (let n = 0; n < bytes.length; n++)
          sum = (sum >>> 8) ^ (table[(sum ^ (bytes[n] as number)) & 255] as number)
      },
      digest() {
        const written = Buffer.alloc(4)
        written.writeUInt32BE(~sum >>> 0)
        return written
      },
    }
  }
}

/** A CRC of 64 bits in the same way, in two halves: a big integer for each byte would take many times as long. */
export function crc64(polynomial: bigint): () => Crc {
  const sums = Array.from({ length: 256 }, (_, byte) => {
    let sum = BigInt(byte)
    for (let bit = 0; bit < 8; bit++) sum = sum & 1n ? (sum >> 1n) ^ polynomial : sum >> 1n
    return sum
  })
  const highs = Uint32Array.from(sums, (sum) => Number(sum >> 32n))
  const lows = Uint32Array.from(sums, (sum) => Number(sum & 0xffff_ffffn))
  return () => {
    let [high, low] = [~0, ~0]
    return {
      update(bytes) {
        for (let n = 0; n < bytes.length; n++) {
          const at = (low ^ (bytes[n] as number)) & 255
          low = ((low >>> 8) | (high << 24)) ^ (lows[at] as number)
          high = (high >>> 8) ^ (highs[at] as number)
        }
      },
      digest() {
        const written = Buffer.alloc(8)
        written.writeUInt32BE(~high >>> 0, 0)
        written.writeUInt32BE(~low >>> 0, 4)
        return written
      },
    }
  }
}
