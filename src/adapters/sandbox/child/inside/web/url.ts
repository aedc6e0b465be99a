import type { Kit } from '../kit.ts'

/** URL and URLSearchParams: the classes are here, the arithmetic is Node's own, by `ask`. */
export function url(kit: Kit) {
  type Pair = [string, string]
  /** The parameters of one URL, which change with it and it with them. */
  interface Query {
    readonly params: object
    replace(query: string): void
  }
  const parts = [
    'href',
    'protocol',
    'username',
    'password',
    'host',
    'hostname',
    'port',
    'pathname',
    'search',
    'hash',
  ]

  let queryOf: (search: string, changed: (query: string) => void) => Query

  const makeParams = () => {
    class URLSearchParams {
      #pairs: Pair[]
      /** Tells the URL whose query this is. */
      #changed: (query: string) => void = () => {}
      constructor(init: unknown = '') {
        this.#pairs = pairsOf(init)
      }
      static {
        queryOf = (search, changed) => {
          const made = new URLSearchParams(search)
          made.#changed = changed
          return { params: made, replace: (query) => void (made.#pairs = pairsOf(query)) }
        }
      }
      get size() {
        return this.#pairs.length
      }
      append(name: unknown, value: unknown) {
        this.#set([...this.#pairs, [`${name}`, `${value}`]])
      }
      delete(name: unknown, value?: unknown) {
        this.#set(
          this.#pairs.filter(
            ([key, each]) => key !== `${name}` || (value !== undefined && each !== `${value}`),
          ),
        )
      }
      get(name: unknown) {
        return this.#pairs.find(([key]) => key === `${name}`)?.[1] ?? null
      }
      getAll(name: unknown) {
        return this.#pairs.filter(([key]) => key === `${name}`).map(([, value]) => value)
      }
      has(name: unknown, value?: unknown) {
        return this.#pairs.some(
          ([key, each]) => key === `${name}` && (value === undefined || each === `${value}`),
        )
      }
      set(name: unknown, value: unknown) {
        const at = this.#pairs.findIndex(([key]) => key === `${name}`)
        if (at < 0) return this.append(name, value)
        const others = this.#pairs.filter(([key], index) => index === at || key !== `${name}`)
        this.#set(others.map((pair) => (pair[0] === `${name}` ? [pair[0], `${value}`] : pair)))
      }
      sort() {
        this.#set([...this.#pairs].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      }
      #set(pairs: Pair[]) {
        this.#pairs = pairs
        this.#changed(this.toString())
      }
      forEach(then: (value: string, name: string, params: URLSearchParams) => void, self?: unknown) {
        for (const [name, value] of this.#pairs) then.call(self, value, name, this)
      }
      *entries(): IterableIterator<Pair> {
        for (const [name, value] of this.#pairs) yield [name, value]
      }
      *keys() {
        for (const [name] of this.#pairs) yield name
      }
      *values() {
        for (const [, value] of this.#pairs) yield value
      }
      [Symbol.iterator]() {
        return this.entries()
      }
      get [Symbol.toStringTag]() {
        return 'URLSearchParams'
      }
      toString() {
        return kit.ask('query', JSON.stringify(this.#pairs)) ?? ''
      }
    }
    const pairsOf = (init: unknown): Pair[] => {
      if (init === null || init === undefined) return []
      if (typeof init !== 'object') return JSON.parse(kit.ask('parse query', `${init}`) ?? '[]') as Pair[]
      const list = Symbol.iterator in init ? [...(init as Iterable<unknown>)] : Object.entries(init)
      return list.map((pair) => {
        const [name, value, ...more] = pair as unknown[]
        if (value === undefined || more.length)
          throw new TypeError('Each query pair must be an iterable [name, value] tuple')
        return [`${name}`, `${value}`]
      })
    }
    return URLSearchParams
  }

  let Params: ReturnType<typeof makeParams> | undefined
  const makeUrl = () => {
    Params ??= makeParams()
    class URL {
      #parts: Record<string, string>
      #query: Query | undefined
      constructor(href: unknown, base?: unknown) {
        const found = base === undefined ? kit.ask('url', `${href}`) : kit.ask('url', `${href}`, `${base}`)
        if (found === undefined)
          throw Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input: `${href}` })
        this.#parts = JSON.parse(found)
      }
      static canParse(href: unknown, base?: unknown) {
        return URL.parse(href, base) !== null
      }
      static parse(href: unknown, base?: unknown) {
        try {
          return new URL(href, base)
        } catch {
          return null
        }
      }
      static {
        for (const name of parts)
          Object.defineProperty(this.prototype, name, {
            enumerable: true,
            configurable: true,
            get(this: URL) {
              return this.#parts[name]
            },
            set(this: URL, value: unknown) {
              this.#change(name, `${value}`)
              this.#query?.replace(this.#parts['search'] ?? '')
            },
          })
      }
      #change(name: string, value: string) {
        const found = kit.ask('set url', this.#parts['href'] ?? '', name, value)
        if (found === undefined)
          throw Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL' })
        this.#parts = JSON.parse(found)
      }
      get origin() {
        return this.#parts['origin']
      }
      get searchParams() {
        this.#query ??= queryOf(this.#parts['search'] ?? '', (query) => this.#change('search', query))
        return this.#query.params
      }
      get [Symbol.toStringTag]() {
        return 'URL'
      }
      toString() {
        return this.#parts['href']
      }
      toJSON() {
        return this.#parts['href']
      }
    }
    return URL
  }

  const URL = makeUrl()
  return { URL, URLSearchParams: Params as ReturnType<typeof makeParams> }
}
