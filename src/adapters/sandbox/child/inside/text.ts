import type { Kit } from './kit.ts'

/** Text and bytes: the encoders of the web, and `structuredClone`'s error among theirs. */
export function text(kit: Kit): void {
  kit.toText = (bytes) => {
    let all = ''
    for (let at = 0; at < bytes.length; at += 8192)
      all += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192) as unknown as number[])
    return all
  }
  kit.toBytes = (characters) => {
    const bytes = new Uint8Array(characters.length)
    for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at)
    return bytes
  }
  kit.bytesOf = (value) => {
    if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    if (value instanceof ArrayBuffer) return new Uint8Array(value)
    throw new TypeError('bytes must be an ArrayBuffer, a typed array, a DataView or a Buffer')
  }

  class Exception extends Error {
    override readonly name: string
    constructor(message = '', name = 'Error') {
      super(message)
      this.name = name
    }
    get code() {
      return { InvalidCharacterError: 5, QuotaExceededError: 22, DataCloneError: 25 }[this.name] ?? 0
    }
  }
  Object.defineProperty(Exception, 'name', { value: 'DOMException' })
  kit.define('DOMException', Exception)

  class Encoder {
    get encoding() {
      return 'utf-8'
    }
    encode(value = '') {
      return kit.toBytes(kit.ask('encode', `${value}`, 'utf8') ?? '')
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
  }
  Object.defineProperty(Encoder, 'name', { value: 'TextEncoder' })
  kit.define('TextEncoder', Encoder)

  class Decoder {
    readonly encoding: string
    readonly fatal: boolean
    readonly ignoreBOM: boolean
    constructor(label = 'utf-8', { fatal = false, ignoreBOM = false } = {}) {
      const known = kit.ask('encoding', `${label}`)
      if (known === undefined) throw new RangeError(`The "${label}" encoding is not supported`)
      this.encoding = known
      this.fatal = Boolean(fatal)
      this.ignoreBOM = Boolean(ignoreBOM)
    }
    decode(value?: ArrayBuffer | ArrayBufferView, { stream = false } = {}) {
      if (stream) throw new TypeError('the sandbox decodes whole texts: `stream` is not there')
      if (value === undefined) return ''
      const bytes = kit.toText(kit.bytesOf(value))
      const decoded = kit.ask('decode', bytes, this.encoding, this.fatal, this.ignoreBOM)
      if (decoded === undefined)
        throw new TypeError(`The encoded data was not valid for encoding ${this.encoding}`)
      return decoded
    }
  }
  Object.defineProperty(Decoder, 'name', { value: 'TextDecoder' })
  kit.define('TextDecoder', Decoder)

  const base64 = (name: string) => (value: unknown) => {
    const found = kit.ask(name, `${value}`)
    if (found === undefined)
      throw new Exception('The string contains characters that are not allowed.', 'InvalidCharacterError')
    return found
  }
  kit.define('atob', base64('atob'))
  kit.define('btoa', base64('btoa'))
}
