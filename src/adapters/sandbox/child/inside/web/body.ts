import type { Kit } from '../kit.ts'

/** What a request and an answer have in common: a body that is read once. */
export function body(kit: Kit) {
  type Stream = ReturnType<typeof readable>['ReadableStream']['prototype']
  const readable = () => kit.part('web:readable')
  type Content = { bytes?: Uint8Array<ArrayBuffer>; stream?: Stream; type?: string }

  /** Turns what may be given as a body into bytes, or a stream of them, and their type. */
  const contentOf = (given: unknown): Content => {
    if (given === undefined || given === null) return {}
    if (typeof given === 'object') {
      if (ArrayBuffer.isView(given) || given instanceof ArrayBuffer)
        return { bytes: kit.bytesOf(given).slice() as Uint8Array<ArrayBuffer> }
      const tag = Object.prototype.toString.call(given)
      if (tag === '[object URLSearchParams]' || given instanceof globalThis.URLSearchParams)
        return { bytes: kit.utf8(`${given}`), type: 'application/x-www-form-urlencoded;charset=UTF-8' }
      const { Blob, bytesOfBlob } = kit.part('web:blob')
      if (given instanceof Blob) return { bytes: bytesOfBlob(given), ...(given.type && { type: given.type }) }
      const { FormData, writeForm } = kit.part('web:form')
      if (given instanceof FormData) return writeForm(given)
      const { ReadableStream, disturbed } = readable()
      if (given instanceof ReadableStream) {
        if (disturbed(given) || given.locked)
          throw new TypeError('Response body object should not be disturbed or locked')
        return { stream: given }
      }
      if (Symbol.asyncIterator in given)
        return { stream: ReadableStream.from(given as AsyncIterable<unknown>) }
    }
    return { bytes: kit.utf8(`${given}`), type: 'text/plain;charset=UTF-8' }
  }

  const collect = async (stream: Stream): Promise<Uint8Array<ArrayBuffer>> => {
    const pieces: Uint8Array[] = []
    let size = 0
    const reader = stream.getReader()
    for (;;) {
      const { value, done } = await reader.read()
      if (done) break
      if (!(value instanceof Uint8Array)) {
        const error = new TypeError('Received non-Uint8Array chunk')
        reader.cancel(error).catch(() => {})
        throw error
      }
      pieces.push(value)
      size += value.length
    }
    const bytes = new Uint8Array(size)
    let at = 0
    for (const piece of pieces) {
      bytes.set(piece, at)
      at += piece.length
    }
    return bytes
  }
  const decode = (bytes: Uint8Array) => kit.ask('decode', kit.toText(bytes), 'utf-8', false, false) ?? ''

  let contentIn: (body: Body) => Content
  let take: (body: Body) => Promise<Uint8Array<ArrayBuffer>>
  let copy: (body: Body) => Content

  class Body {
    #content: Content
    #used = false
    constructor(content: Content) {
      this.#content = content
    }
    static {
      contentIn = (body) => body.#content
      take = async (body) => {
        const { bytes, stream } = body.#content
        if (body.#used || (stream && (readable().disturbed(stream) || stream.locked)))
          throw new TypeError('Body is unusable: Body has already been read')
        if (stream) return collect(stream)
        if (bytes) body.#used = true
        return bytes ? bytes.slice() : new Uint8Array()
      }
      copy = (body) => {
        const { bytes, stream, ...rest } = body.#content
        if (!stream) return body.#content
        const [one, other] = stream.tee()
        body.#content = { stream: one, ...rest }
        return { stream: other, ...rest }
      }
    }
    get body(): Stream | null {
      const { bytes, ...rest } = this.#content
      if (bytes) {
        const used = this.#used
        const stream = new (readable().ReadableStream)(
          {
            pull(controller) {
              if (bytes.length && !used) controller.enqueue(bytes.slice())
              controller.close()
            },
          },
          { highWaterMark: 0 },
        )
        if (used) stream.cancel().catch(() => {})
        this.#content = { stream, ...rest }
      }
      return this.#content.stream ?? null
    }
    get bodyUsed() {
      const { stream } = this.#content
      return this.#used || (stream !== undefined && readable().disturbed(stream))
    }
    async bytes() {
      return take(this)
    }
    async arrayBuffer() {
      return (await take(this)).buffer
    }
    async text() {
      return decode(await take(this))
    }
    async json(): Promise<unknown> {
      return JSON.parse(decode(await take(this)))
    }
    async blob() {
      const { Blob } = kit.part('web:blob')
      const { headers } = this as unknown as { headers: { get(name: string): string | null } }
      return new Blob([await take(this)], { type: headers.get('content-type') ?? '' })
    }
    async formData() {
      const { FormData, readForm } = kit.part('web:form')
      const { headers } = this as unknown as { headers: { get(name: string): string | null } }
      const type = headers.get('content-type') ?? ''
      if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
        const found = new FormData()
        for (const [name, value] of new URLSearchParams(decode(await take(this)))) found.append(name, value)
        return found
      }
      const [, quoted, plain] =
        /^multipart\/form-data\b.*?;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? []
      const boundary = quoted ?? plain
      if (boundary === undefined)
        throw new TypeError(
          'Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".',
        )
      const found = readForm(await take(this), boundary)
      if (!found) throw new TypeError('Failed to parse body as FormData.')
      return found
    }
  }
  return {
    Body,
    contentOf,
    contentIn: (of: InstanceType<typeof Body>) => contentIn(of),
    take: (of: InstanceType<typeof Body>) => take(of),
    copy: (of: InstanceType<typeof Body>) => copy(of),
  }
}
