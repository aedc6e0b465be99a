import { crc32 as zlibCrc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checksums } from '../../../../src/protocol/gate/chunked/checksums.ts'

const sum = (name: string, ...pieces: readonly Buffer[]) => {
  const running = checksums[`x-amz-checksum-${name}`]?.()
  for (const piece of pieces) running?.update(piece)
  return running?.digest()
}

describe('a checksum', () => {
  // What their catalogues give for these nine digits.
  it.each([
    ['crc32', 'cbf43926'],
    ['crc32c', 'e3069283'],
    ['crc64nvme', 'ae8b14860a799888'],
    ['sha1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
    ['sha256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
  ])('%s is that of its catalogue, however it is fed', (name, hex) => {
    expect(sum(name, Buffer.from('123456789'))?.toString('hex')).toBe(hex)
    expect(sum(name, ...[...'123456789'].map((digit) => Buffer.from(digit)))?.toString('hex')).toBe(hex)
  })

  it('crc32 is that of zlib for every byte', () => {
    const bytes = Buffer.from(Array.from({ length: 1024 }, (_, n) => (n * 7) & 255))
    expect(sum('crc32', bytes)?.readUInt32BE()).toBe(zlibCrc32(bytes))
  })
})
