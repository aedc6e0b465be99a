import type { Kit } from '../kit.ts'

/** `node:buffer`. */
export function nodeBuffer(kit: Kit) {
  const { Buffer } = kit.part('node/buffer')
  const { Blob, File } = kit.part('web:blob')
  const { atob, btoa } = kit.part('web:encoding')
  const longest = { MAX_LENGTH: 2 ** 32, MAX_STRING_LENGTH: 536_870_888 }
  return {
    Buffer,
    Blob,
    File,
    atob,
    btoa,
    kMaxLength: longest.MAX_LENGTH,
    kStringMaxLength: longest.MAX_STRING_LENGTH,
    constants: longest,
    isUtf8: (bytes: unknown) =>
      kit.ask('decode', kit.toText(kit.bytesOf(bytes)), 'utf-8', true, true) !== undefined,
    isAscii: (bytes: unknown) => kit.bytesOf(bytes).every((byte) => byte < 128),
    transcode: (bytes: Uint8Array, from: string, to: string) =>
      Buffer.from(kit.must('text', kit.toText(bytes), from), to),
  }
}
