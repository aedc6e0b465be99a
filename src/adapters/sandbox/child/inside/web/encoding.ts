import type { Kit } from '../kit.ts'

/** Text and bytes, as the web has them. */
export function encoding(kit: Kit) {
  class TextEncoder {
    get encoding() {
      return 'utf-8'
    }
    encode(value = '') {
      return kit.utf8(`${value}`)
    }
    encodeInto(value: string, into: Uint8Array) {
      let read = 0
      let written = 0
      for (const character of value) {
        const bytes = this.encode(character)
        if (written + bytes.length > into.length) break
        into.set(bytes, written)
        written += bytes.length
        read += character.length
      }
      return { read, written }
    }
    get [Symbol.toStringTag]() {
      return 'TextEncoder'
    }
  }

  /** How many bytes at the end are the beginning of a character that is not all there. */
  const unfinished = (bytes: Uint8Array, encoding: string): number => {
    const { length } = bytes
    if (encoding.startsWith('utf-16')) {
      const odd = length % 2
      const high = bytes[length - odd - (encoding === 'utf-16le' ? 1 : 2)] ?? 0
      return odd + (high >= 0xd8 && high <= 0xdb ? 2 : 0)
    }
    if (encoding !== 'utf-8') return 0
    for (let back = 1; back <= 3 && back <= length; back++) {
      const byte = bytes[length - back] ?? 0
      if (byte < 0x80) return 0
      if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
    }
    return 0
  }
  const join = (one: Uint8Array, other: Uint8Array) => {
    if (!one.length) return other
    const both = new Uint8Array(one.length + other.length)
    both.set(one)
    both.set(other, one.length)
    return both
  }
  const inPieces = /^(utf-|iso-8859|windows-|ibm866|koi8|macintosh|x-mac)/

  class TextDecoder {
    readonly encoding: string
    readonly fatal: boolean
    readonly ignoreBOM: boolean
    #held = new Uint8Array()
    #begun = false
    constructor(label = 'utf-8', { fatal = false, ignoreBOM = false } = {}) {
      const known = kit.ask('encoding', `${label}`)
      if (known === undefined)
        throw Object.assign(new RangeError(`The "${label}" encoding is not supported`), {
          code: 'ERR_ENCODING_NOT_SUPPORTED',
        })
      this.encoding = known
      this.fatal = Boolean(fatal)
      this.ignoreBOM = Boolean(ignoreBOM)
    }
    decode(value?: ArrayBuffer | ArrayBufferView, { stream = false } = {}) {
      if (stream && !inPieces.test(this.encoding))
        throw new TypeError(`the sandbox decodes ${this.encoding} only as a whole, without \`stream\``)
      const bytes = join(this.#held, value === undefined ? new Uint8Array() : kit.bytesOf(value))
      const rest = stream ? unfinished(bytes, this.encoding) : 0
      const whole = kit.toText(rest ? bytes.subarray(0, bytes.length - rest) : bytes)
      const plain = this.ignoreBOM || this.#begun
      this.#held = rest ? bytes.slice(bytes.length - rest) : new Uint8Array()
      this.#begun = stream && (this.#begun || whole.length > 0)
      const decoded = whole && kit.ask('decode', whole, this.encoding, this.fatal, plain)
      if (decoded === undefined)
        throw Object.assign(new TypeError(`The encoded data was not valid for encoding ${this.encoding}`), {
          code: 'ERR_ENCODING_INVALID_ENCODED_DATA',
        })
      return decoded
    }
    get [Symbol.toStringTag]() {
      return 'TextDecoder'
    }
  }

  const base64 = (name: string) => (value: unknown) => {
    const found = kit.ask(name, `${value}`)
    if (found === undefined) {
      const { DOMException } = kit.part('web:exception')
      throw new DOMException('Invalid character', 'InvalidCharacterError')
    }
    return found
  }
  return { TextEncoder, TextDecoder, atob: base64('atob'), btoa: base64('btoa') }
}
