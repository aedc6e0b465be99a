import type { Kit } from './kit.ts'

/** Bytes as the characters in which they pass to and from the process around, and back. */
export function text(kit: Kit): void {
  const { fromCharCode } = String
  const { apply } = Reflect
  const { isView } = ArrayBuffer
  const Memory = ArrayBuffer
  const Bytes = Uint8Array

  kit.toText = (bytes) => {
    let all = ''
    for (let at = 0; at < bytes.length; at += 8192)
      all += apply(fromCharCode, null, bytes.subarray(at, at + 8192) as unknown as number[])
    return all
  }
  kit.toBytes = (characters) => {
    const bytes = new Bytes(characters.length)
    for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at)
    return bytes
  }
  kit.bytesOf = (value) => {
    if (isView(value)) return new Bytes(value.buffer, value.byteOffset, value.byteLength)
    if (value instanceof Memory) return new Bytes(value)
    throw new TypeError('bytes must be an ArrayBuffer, a typed array, a DataView or a Buffer')
  }
  kit.utf8 = (value) => kit.toBytes(kit.ask('encode', value, 'utf8') ?? '')
}
