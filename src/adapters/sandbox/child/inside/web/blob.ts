import type { Kit } from '../kit.ts'

/** Bytes that do not change, with a type and perhaps a name. They are held in memory. */
export function blob(kit: Kit) {
  let bytesOfBlob: (of: Blob) => Uint8Array<ArrayBuffer>
  type Part = string | ArrayBuffer | ArrayBufferView | Blob
  const bytesOf = (part: Part): Uint8Array => {
    if (part instanceof Blob) return bytesOfBlob(part)
    return ArrayBuffer.isView(part) || part instanceof ArrayBuffer ? kit.bytesOf(part) : kit.utf8(`${part}`)
  }
  const plainType = (type: unknown) => (/[^\x20-\x7e]/.test(`${type}`) ? '' : `${type}`.toLowerCase())

  class Blob {
    #bytes: Uint8Array<ArrayBuffer>
    readonly #type: string
    constructor(parts: Iterable<Part> = [], { type = '', endings = 'transparent' } = {}) {
      if (typeof parts !== 'object' || parts === null || !(Symbol.iterator in parts))
        throw Object.assign(new TypeError('The "sources" argument must be an instance of Iterable.'), {
          code: 'ERR_INVALID_ARG_TYPE',
        })
      const native = (part: Part) =>
        endings === 'native' && typeof part === 'string' ? part.replace(/\r\n?/g, '\n') : part
      const pieces = [...parts].map((part) => bytesOf(native(part)))
      this.#bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
      let at = 0
      for (const piece of pieces) {
        this.#bytes.set(piece, at)
        at += piece.length
      }
      this.#type = plainType(type)
    }
    static {
      bytesOfBlob = (of) => of.#bytes
    }
    get size() {
      return this.#bytes.length
    }
    get type() {
      return this.#type
    }
    slice(start = 0, end = this.size, type = '') {
      const part = new Blob([], { type })
      part.#bytes = this.#bytes.slice(start, end)
      return part
    }
    async text() {
      return kit.ask('decode', kit.toText(this.#bytes), 'utf-8', false, false) ?? ''
    }
    async arrayBuffer() {
      return this.#bytes.slice().buffer
    }
    async bytes() {
      return this.#bytes.slice()
    }
    stream() {
      const bytes = this.#bytes.slice()
      const { ReadableStream } = kit.part('web:readable')
      return new ReadableStream({
        start(controller) {
          if (bytes.length) controller.enqueue(bytes)
          controller.close()
        },
      })
    }
    get [Symbol.toStringTag]() {
      return 'Blob'
    }
  }

  class File extends Blob {
    readonly #name: string
    readonly #modified: number
    constructor(parts: Iterable<Part>, name: string, options: { type?: string; lastModified?: number } = {}) {
      if (arguments.length < 2)
        throw Object.assign(new TypeError('The "fileBits" and "fileName" arguments must be specified'), {
          code: 'ERR_MISSING_ARGS',
        })
      super(parts, options)
      this.#name = `${name}`
      this.#modified = options.lastModified ?? Date.now()
    }
    get name() {
      return this.#name
    }
    get lastModified() {
      return this.#modified
    }
    override get [Symbol.toStringTag]() {
      return 'File'
    }
  }
  return { Blob, File, bytesOfBlob: (of: Blob) => bytesOfBlob(of) }
}
