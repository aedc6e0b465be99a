import { createHash } from 'node:crypto'
import { crc32, crc64, type Crc } from './crc.ts'

const hashing = (algorithm: string) => (): Crc => {
  const hash = createHash(algorithm)
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() }
}

/** The checksums that Amazon S3 takes of an object, by the header that says them in base64. */
export const checksums: Readonly<Record<string, () => Crc>> = {
  'x-amz-checksum-crc32': crc32(0xedb8_8320),
  'x-amz-checksum-crc32c': crc32(0x82f6_3b78),
  'x-amz-checksum-crc64nvme': crc64(0x9a6c_9329_ac4b_c9b5n),
  'x-amz-checksum-sha1': hashing('sha1'),
  'x-amz-checksum-sha256': hashing('sha256'),
}
