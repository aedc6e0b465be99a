/** The headers of requests and answers. */
export function headers() {
  type Pairs = Iterable<Iterable<unknown>>
  const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
  const byteString = (value: unknown, where: string) => {
    const text = `${value as string}`
    for (let at = 0; at < text.length; at++)
      if (text.charCodeAt(at) > 255)
        throw new TypeError(
          `${where} cannot be converted to a ByteString because the character at index ${at} has a value of ${text.charCodeAt(at)} which is greater than 255.`,
        )
    return text
  }
  let freeze: (headers: Headers) => Headers

  class Headers {
    readonly #lists = new Map<string, string[]>()
    #frozen = false
    constructor(init?: Headers | Pairs | Record<string, unknown> | null) {
      if (init === undefined) return
      if (typeof init !== 'object' || init === null)
        throw new TypeError(
          'Headers constructor: init given is not one of sequence<sequence<ByteString>>, record<ByteString, ByteString>.',
        )
      if (init instanceof Headers) {
        for (const [name, list] of init.#lists) this.#lists.set(name, [...list])
        return
      }
      const pairs = Symbol.iterator in init ? (init as Pairs) : Object.entries(init)
      for (const pair of pairs) {
        const found = [...(pair as Iterable<unknown>)]
        if (found.length !== 2)
          throw new TypeError(
            `Headers constructor: expected name/value pair to be length 2, found ${found.length}.`,
          )
        const [name, value] = found
        this.append(name, value)
      }
    }
    static {
      freeze = (headers) => {
        headers.#frozen = true
        return headers
      }
    }
    #name(name: unknown, where: string) {
      const text = byteString(name, 'Argument 1')
      if (!token.test(text)) throw new TypeError(`Headers.${where}: "${text}" is an invalid header name.`)
      return text.toLowerCase()
    }
    #value(value: unknown, where: string) {
      const text = byteString(value, 'Argument 2').replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')
      if (/[\0\r\n]/.test(text))
        throw new TypeError(`Headers.${where}: "${text}" is an invalid header value.`)
      return text
    }
    #may() {
      if (this.#frozen) throw new TypeError('immutable')
    }
    append(name: unknown, value: unknown) {
      const [key, text] = [this.#name(name, 'append'), this.#value(value, 'append')]
      this.#may()
      const list = this.#lists.get(key)
      if (list) list.push(text)
      else this.#lists.set(key, [text])
    }
    set(name: unknown, value: unknown) {
      const [key, text] = [this.#name(name, 'set'), this.#value(value, 'set')]
      this.#may()
      this.#lists.set(key, [text])
    }
    get(name: unknown) {
      const list = this.#lists.get(this.#name(name, 'get'))
      return list ? list.join(', ') : null
    }
    has(name: unknown) {
      return this.#lists.has(this.#name(name, 'has'))
    }
    delete(name: unknown) {
      const key = this.#name(name, 'delete')
      this.#may()
      this.#lists.delete(key)
    }
    getSetCookie() {
      return [...(this.#lists.get('set-cookie') ?? [])]
    }
    *entries(): IterableIterator<[string, string]> {
      for (const name of [...this.#lists.keys()].sort()) {
        const list = this.#lists.get(name) ?? []
        if (name === 'set-cookie') for (const each of list) yield [name, each]
        else yield [name, list.join(', ')]
      }
    }
    *keys() {
      for (const [name] of this.entries()) yield name
    }
    *values() {
      for (const [, value] of this.entries()) yield value
    }
    forEach(then: (value: string, name: string, headers: Headers) => void, self?: unknown) {
      if (typeof then !== 'function')
        throw new TypeError(
          "Failed to execute 'forEach' on 'Headers': parameter 1 is not of type 'Function'.",
        )
      for (const [name, value] of this.entries()) then.call(self, value, name, this)
    }
    [Symbol.iterator]() {
      return this.entries()
    }
    get [Symbol.toStringTag]() {
      return 'Headers'
    }
  }
  return { Headers, freezeHeaders: (of: Headers) => freeze(of) }
}
