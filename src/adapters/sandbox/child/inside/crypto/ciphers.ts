import type { Kit } from '../kit.ts'
import type { Bytes } from './bytes.ts'

type Info = {
  readonly name: string
  readonly mode: string
  readonly blockSize?: number
  readonly ivLength?: number
}

/**
 * AES by CBC, CTR, ECB, GCM and key wrap. The process around encrypts whole texts; what comes in pieces
 * is chained here, so that nothing of it is kept there.
 */
export function ciphers(kit: Kit) {
  const { coded, wrongType } = kit.part('node/errors')
  const { asBuffer, read } = kit.part('crypto/bytes')
  const { secretOf } = kit.part('crypto/keys')
  const modes = ['cbc', 'ctr', 'ecb', 'gcm', 'wrap']
  const state = (message: string) => coded(new Error(message), 'ERR_CRYPTO_INVALID_STATE')

  /** The block that is `count` blocks after one, as counters count. */
  const after = (block: string, count: number) => {
    const hex = Buffer.from(block, 'latin1').toString('hex')
    const next = (BigInt(`0x${hex}`) + BigInt(count)) & ((1n << 128n) - 1n)
    return Buffer.from(next.toString(16).padStart(32, '0'), 'hex').toString('latin1')
  }

  abstract class Cipher {
    readonly #info: Info
    readonly #key: string
    #iv: string
    readonly #tagLength: number
    readonly #encrypts: boolean
    #padding = true
    #aad = ''
    #tag: string | undefined
    /** Of a chain: what waits for its block; of what is authenticated: all. */
    #held = ''
    #passed = 0
    #done = false
    #decoder: { write(bytes: Uint8Array): string; end(): string } | undefined
    constructor(
      encrypts: boolean,
      name: string,
      key: unknown,
      iv: unknown,
      options: { authTagLength?: number } = {},
    ) {
      if (typeof name !== 'string') throw wrongType('cipher', 'of type string', name)
      const info = JSON.parse(kit.must('cipher info', name)) as Info | null
      if (!info) throw coded(new Error('Unknown cipher'), 'ERR_CRYPTO_UNKNOWN_CIPHER')
      if (!/^(id-)?aes/i.test(info.name) || !modes.includes(info.mode))
        throw coded(
          new Error(`the sandbox has no cipher ${name}; it has AES by ${modes.join(', ')}`),
          'ERR_CRYPTO_UNKNOWN_CIPHER',
        )
      this.#info = info
      this.#encrypts = encrypts
      this.#key = secretOf(key, 'key')
      this.#iv = iv === null ? '' : read(iv, 'iv')
      this.#tagLength = options?.authTagLength ?? 16
      // Whether key and vector fit is for Node to say, now.
      if (info.mode !== 'wrap' || iv === null)
        this.#run('encrypt', info.name, this.#iv, '', { padding: true })
    }
    #run(
      what: 'encrypt' | 'decrypt',
      name: string,
      iv: string,
      data: string,
      more: { padding?: boolean; tag?: string } = {},
    ) {
      const aead = this.#info.mode === 'gcm' && name === this.#info.name
      const how = {
        name,
        key: this.#key,
        iv: this.#info.ivLength === undefined && iv === '' ? null : iv,
        ...(aead && { aad: this.#aad, tagLength: this.#tagLength }),
        ...more,
      }
      return kit.must(what, JSON.stringify(how), data)
    }
    #what(): 'encrypt' | 'decrypt' {
      return this.#encrypts ? 'encrypt' : 'decrypt'
    }
    #chain(data: string) {
      const block = 16
      const all = this.#held + data
      // The last block may hold padding, which only the end shows.
      const keep = !this.#encrypts && this.#padding ? 1 : 0
      const size = Math.max(0, Math.floor((all.length - keep) / block) * block)
      this.#held = all.slice(size)
      if (!size) return ''
      const made = this.#run(this.#what(), this.#info.name, this.#iv, all.slice(0, size), { padding: false })
      if (this.#info.mode === 'cbc') this.#iv = (this.#encrypts ? made : all.slice(0, size)).slice(-block)
      return made
    }
    /** The key stream laid over data, from where it has come to. */
    #stream(name: string, first: string, data: string) {
      const skip = this.#passed % 16
      const iv = after(first, Math.floor(this.#passed / 16))
      this.#passed += data.length
      return this.#run('encrypt', name, iv, '\0'.repeat(skip) + data).slice(skip)
    }
    #authenticated(data: string) {
      this.#held += data
      const { name } = this.#info
      if (this.#iv.length === 12)
        return this.#stream(
          name.replace(/^id-aes(\d+)-GCM$/i, 'aes-$1-ctr').replace(/gcm$/i, 'ctr'),
          `${this.#iv}\0\0\0\x02`,
          data,
        )
      if (this.#encrypts)
        return this.#run('encrypt', name, this.#iv, this.#held).slice(
          this.#held.length - data.length,
          this.#held.length,
        )
      // What the cipher makes of the text is the text: encrypting is decrypting, but for the tag.
      return this.#run('encrypt', name, this.#iv, this.#held).slice(
        this.#held.length - data.length,
        this.#held.length,
      )
    }
    #give(made: string, encoding: string | undefined, last: boolean) {
      if (encoding === undefined || encoding === null || encoding === 'buffer') return asBuffer(made)
      this.#decoder ??= new (kit.part('node:string_decoder').StringDecoder)(encoding)
      return this.#decoder.write(asBuffer(made)) + (last ? this.#decoder.end() : '')
    }
    update(data: Bytes, from?: string, to?: string) {
      if (this.#done) throw new Error('Trying to add data in unsupported state')
      const bytes = read(data, 'data', from)
      const { mode, name } = this.#info
      if (mode === 'gcm') return this.#give(this.#authenticated(bytes), to, false)
      if (mode === 'ctr') return this.#give(this.#stream(name, this.#iv, bytes), to, false)
      if (mode === 'wrap') return this.#give(this.#run(this.#what(), name, this.#iv, bytes), to, false)
      return this.#give(this.#chain(bytes), to, false)
    }
    final(to?: string) {
      if (this.#done) throw state('Unsupported state or unable to authenticate data')
      this.#done = true
      const { mode, name } = this.#info
      let made = ''
      if (mode === 'gcm') {
        if (this.#encrypts)
          this.#tag = this.#run('encrypt', name, this.#iv, this.#held).slice(this.#held.length)
        else if (this.#tag === undefined) throw new Error('Unsupported state or unable to authenticate data')
        else this.#run('decrypt', name, this.#iv, this.#held, { tag: this.#tag })
      } else if (mode === 'cbc' || mode === 'ecb')
        made = this.#run(this.#what(), name, this.#iv, this.#held, { padding: this.#padding })
      return this.#give(made, to, true)
    }
    setAutoPadding(padding = true) {
      if (this.#done) throw state('Attempting to set auto padding in unsupported state')
      this.#padding = Boolean(padding)
      return this
    }
    setAAD(data: Bytes) {
      if (this.#done || this.#info.mode !== 'gcm') throw state('Invalid state for operation setAAD')
      this.#aad += read(data, 'buffer')
      return this
    }
    getAuthTag() {
      if (!this.#encrypts || this.#tag === undefined) throw state('Invalid state for operation getAuthTag')
      return asBuffer(this.#tag)
    }
    setAuthTag(tag: Bytes, encoding?: string) {
      const text = read(tag, 'buffer', encoding)
      if (this.#encrypts || this.#done || this.#info.mode !== 'gcm' || this.#tag !== undefined)
        throw state('Invalid state for operation setAuthTag')
      if (
        text.length !== this.#tagLength &&
        !(this.#tagLength === 16 && [4, 8, 12, 13, 14, 15].includes(text.length))
      )
        throw coded(
          new TypeError(`Invalid authentication tag length: ${text.length}`),
          'ERR_CRYPTO_INVALID_AUTH_TAG',
        )
      this.#tag = text
      return this
    }
  }
  class Cipheriv extends Cipher {
    constructor(name: string, key: unknown, iv: unknown, options?: object) {
      super(true, name, key, iv, options)
    }
  }
  class Decipheriv extends Cipher {
    constructor(name: string, key: unknown, iv: unknown, options?: object) {
      super(false, name, key, iv, options)
    }
  }
  return {
    Cipheriv,
    Decipheriv,
    createCipheriv: (name: string, key: unknown, iv: unknown, options?: object) =>
      new Cipheriv(name, key, iv, options),
    createDecipheriv: (name: string, key: unknown, iv: unknown, options?: object) =>
      new Decipheriv(name, key, iv, options),
    getCiphers: () =>
      (JSON.parse(kit.must('ciphers')) as string[]).filter(
        (name) => /^(id-)?aes.*?(cbc|ctr|ecb|gcm|wrap|aes\d+)$/i.test(name) && !/hmac/i.test(name),
      ),
    getCipherInfo: (name: string, options: object = {}) =>
      (JSON.parse(kit.must('cipher info', name, JSON.stringify(options))) as object | null) ?? undefined,
  }
}
