import type { Kit } from '../kit.ts'

/** `node:string_decoder`: text of bytes that come in pieces. */
export function stringDecoder(kit: Kit) {
  const { coded } = kit.part('node/errors')
  const names: Record<string, string> = {
    'utf-8': 'utf8',
    'utf-16le': 'utf16le',
    ucs2: 'utf16le',
    'ucs-2': 'utf16le',
    binary: 'latin1',
  }
  /** How many bytes at the end wait for those that follow. */
  const held = (bytes: Uint8Array, encoding: string): number => {
    const { length } = bytes
    if (encoding === 'base64' || encoding === 'base64url') return length % 3
    if (encoding === 'utf16le') {
      const odd = length % 2
      const high = bytes[length - odd - 1] ?? 0
      return odd + (high >= 0xd8 && high <= 0xdb ? 2 : 0)
    }
    if (encoding !== 'utf8') return 0
    for (let back = 1; back <= 3 && back <= length; back++) {
      const byte = bytes[length - back] ?? 0
      if (byte < 0x80) return 0
      if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
    }
    return 0
  }

  class StringDecoder {
    readonly encoding: string
    #rest = Buffer.alloc(0)
    constructor(encoding: string = 'utf8') {
      const name = `${encoding ?? 'utf8'}`.toLowerCase()
      if (!Buffer.isEncoding(name))
        throw coded(new TypeError(`Unknown encoding: ${encoding}`), 'ERR_UNKNOWN_ENCODING')
      this.encoding = names[name] ?? name
    }
    write(given: Uint8Array | string): string {
      if (typeof given === 'string') return given
      if (!ArrayBuffer.isView(given))
        throw kit
          .part('node/errors')
          .wrongType('buf', 'an instance of Buffer, TypedArray, or DataView', given)
      const bytes = Buffer.concat([this.#rest, kit.bytesOf(given)])
      const waiting = held(bytes, this.encoding)
      this.#rest = Buffer.from(bytes.subarray(bytes.length - waiting))
      return bytes.toString(this.encoding as 'utf8', 0, bytes.length - waiting)
    }
    end(given?: Uint8Array | string): string {
      const text = given === undefined ? '' : this.write(given)
      const rest = this.#rest
      this.#rest = Buffer.alloc(0)
      return (
        text + (this.encoding === 'utf8' && rest.length ? '\ufffd' : rest.toString(this.encoding as 'utf8'))
      )
    }
    text(given: Uint8Array, offset = 0): string {
      return this.write(given.subarray(offset))
    }
    get lastNeed() {
      const first = this.#rest[0] ?? 0
      const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
      return this.#rest.length && this.encoding === 'utf8' ? size - this.#rest.length : 0
    }
    get lastTotal() {
      return this.lastNeed + this.#rest.length
    }
  }
  return { StringDecoder }
}
