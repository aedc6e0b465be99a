import type { Kit } from '../kit.ts'

/** Forms, and how they are written into a request. */
export function form(kit: Kit) {
  const { Blob, File, bytesOfBlob } = kit.part('web:blob')
  type Entry = string | InstanceType<typeof File>
  const { toWellFormed } = String.prototype
  const text = (value: unknown) => toWellFormed.call(`${value}`)

  const entryOf = (value: unknown, filename: string | undefined): Entry => {
    if (!(value instanceof Blob)) return text(value)
    if (value instanceof File && filename === undefined) return value
    const name = filename ?? 'blob'
    return new File([value as never], name, { type: value.type })
  }
  let entriesOf: (form: FormData) => readonly [string, Entry][]

  class FormData {
    #entries: [string, Entry][] = []
    constructor(form?: unknown) {
      if (form !== undefined) throw new TypeError('FormData constructor: there is no form element to read')
    }
    static {
      entriesOf = (form) => form.#entries
    }
    append(name: unknown, value: unknown, filename?: string) {
      this.#entries.push([text(name), entryOf(value, filename)])
    }
    set(name: unknown, value: unknown, filename?: string) {
      const made: [string, Entry] = [text(name), entryOf(value, filename)]
      const at = this.#entries.findIndex(([key]) => key === made[0])
      if (at < 0) return void this.#entries.push(made)
      this.#entries = this.#entries.filter(([key], index) => index <= at || key !== made[0])
      this.#entries[at] = made
    }
    get(name: unknown) {
      return this.#entries.find(([key]) => key === `${name}`)?.[1] ?? null
    }
    getAll(name: unknown) {
      return this.#entries.filter(([key]) => key === `${name}`).map(([, value]) => value)
    }
    has(name: unknown) {
      return this.#entries.some(([key]) => key === `${name}`)
    }
    delete(name: unknown) {
      this.#entries = this.#entries.filter(([key]) => key !== `${name}`)
    }
    forEach(then: (value: Entry, name: string, form: FormData) => void, self?: unknown) {
      for (const [name, value] of this) then.call(self, value, name, this)
    }
    *entries(): IterableIterator<[string, Entry]> {
      for (const [name, value] of this.#entries) yield [name, value]
    }
    *keys() {
      for (const [name] of this.#entries) yield name
    }
    *values() {
      for (const [, value] of this.#entries) yield value
    }
    [Symbol.iterator]() {
      return this.entries()
    }
    get [Symbol.toStringTag]() {
      return 'FormData'
    }
  }

  /** A form as `multipart/form-data`, by RFC 7578. */
  const write = (form: FormData): { type: string; bytes: Uint8Array<ArrayBuffer> } => {
    const boundary = `----form-data-${kit.ask('uuid')}`
    const lines = (value: string) => value.replace(/\r\n?|\n/g, '\r\n')
    const quoted = (value: string) =>
      `"${value.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22')}"`
    const parts = entriesOf(form).flatMap(([name, value]) => {
      const head = `--${boundary}\r\nContent-Disposition: form-data; name=${quoted(lines(name))}`
      if (typeof value === 'string') return [`${head}\r\n\r\n${lines(value)}\r\n`]
      const type = value.type || 'application/octet-stream'
      return [`${head}; filename=${quoted(value.name)}\r\nContent-Type: ${type}\r\n\r\n`, value, '\r\n']
    })
    const whole = new Blob([...parts, `--${boundary}--\r\n`] as string[])
    return { type: `multipart/form-data; boundary=${boundary}`, bytes: bytesOfBlob(whole) }
  }

  /** Reads what `write` and browsers write. Gives nothing if it is something else. */
  const read = (bytes: Uint8Array, boundary: string): FormData | undefined => {
    const found = new FormData()
    const utf8 = (text: string) => kit.ask('decode', text, 'utf-8', false, true) ?? ''
    const [first, ...parts] = `\r\n${kit.toText(bytes)}`.split(`\r\n--${boundary}`)
    if (first !== '' || !parts.pop()?.startsWith('--')) return undefined
    for (const part of parts) {
      const [, head = '', body = ''] = /^[ \t]*\r\n([^]*?)\r\n\r\n([^]*)$/.exec(part) ?? []
      const [, name] = /^content-disposition:\s*form-data\b.*?;\s*name="([^"]*)"/im.exec(head) ?? []
      if (name === undefined) return undefined
      const [, file] = /^content-disposition:.*?;\s*filename="([^"]*)"/im.exec(head) ?? []
      const [, type = 'text/plain'] = /^content-type:\s*(.*?)\s*$/im.exec(head) ?? []
      const plain = (text: string) =>
        utf8(text).replace(/%0A|%0D|%22/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)))
      if (file === undefined) found.append(plain(name), utf8(body))
      else found.append(plain(name), new File([kit.toBytes(body)], plain(file), { type }))
    }
    return found
  }
  return { FormData, writeForm: write, readForm: read }
}
