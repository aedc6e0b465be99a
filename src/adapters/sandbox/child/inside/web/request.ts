import type { Kit } from '../kit.ts'

/** What may be said of a request. */
export interface RequestOptions {
  readonly method?: unknown
  readonly headers?: unknown
  readonly body?: unknown
  readonly redirect?: unknown
  readonly signal?: AbortSignal | null
  readonly duplex?: unknown
  readonly keepalive?: unknown
  readonly cache?: unknown
  readonly credentials?: unknown
  readonly mode?: unknown
  readonly referrer?: unknown
  readonly referrerPolicy?: unknown
  readonly integrity?: unknown
}

/** What one asks for with `fetch`. */
export function request(kit: Kit) {
  const { Headers } = kit.part('web:headers')
  const { Body, contentOf, contentIn, copy } = kit.part('web:body')
  const usual = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'])
  const words = {
    redirect: ['follow', 'error', 'manual'],
    credentials: ['same-origin', 'omit', 'include'],
    cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
    mode: ['cors', 'no-cors', 'same-origin', 'navigate'],
  } as const

  const methodOf = (given: unknown) => {
    const text = `${given}`
    const method = usual.has(text.toUpperCase()) ? text.toUpperCase() : text
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text))
      throw new TypeError(`'${text}' is not a valid HTTP method.`)
    if (/^(connect|trace|track)$/i.test(text)) throw new TypeError(`'${text}' HTTP method is unsupported.`)
    return method
  }
  const urlOf = (given: unknown) => {
    let url: URL
    try {
      url = new URL(`${given}`)
    } catch (cause) {
      throw new TypeError(`Failed to parse URL from ${given}`, { cause })
    }
    if (url.username || url.password)
      throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${given}`)
    return url.href
  }
  const word = <Name extends keyof typeof words>(
    name: Name,
    given: unknown,
  ): (typeof words)[Name][number] | undefined => {
    if (given === undefined) return undefined
    const found = (words[name] as readonly (typeof words)[Name][number][]).find((each) => each === `${given}`)
    if (found === undefined)
      throw new TypeError(
        `Request constructor: ${given} is not an accepted type. Expected one of ${words[name].join(', ')}.`,
      )
    return found
  }

  class Request extends Body {
    readonly url: string
    readonly method: string
    readonly headers: InstanceType<typeof Headers>
    readonly redirect: 'follow' | 'error' | 'manual'
    readonly signal: AbortSignal
    readonly credentials: string
    readonly cache: string
    readonly mode: string
    readonly keepalive: boolean
    readonly integrity: string
    readonly referrer: string
    readonly referrerPolicy: string
    readonly destination = ''
    readonly duplex = 'half'
    readonly isHistoryNavigation = false
    readonly isReloadNavigation = false
    constructor(input: unknown, init: RequestOptions = {}) {
      if (!arguments.length)
        throw new TypeError('Request constructor: 1 argument required, but only 0 present.')
      const given = init ?? {}
      const from = input instanceof Request ? input : undefined
      const url = from ? from.url : urlOf(input)
      const method = given.method === undefined ? (from?.method ?? 'GET') : methodOf(given.method)
      const redirect = word('redirect', given.redirect) ?? from?.redirect ?? 'follow'
      const cache = word('cache', given.cache) ?? from?.cache ?? 'default'
      const credentials = word('credentials', given.credentials) ?? from?.credentials ?? 'same-origin'
      const mode = word('mode', given.mode) ?? from?.mode ?? 'cors'
      if (mode === 'navigate') throw new TypeError('Request constructor: invalid request mode navigate.')
      const headers = new Headers((given.headers ?? from?.headers) as never)
      const has = given.body !== undefined && given.body !== null
      const passed = !has && from && given.body === undefined ? contentIn(from) : undefined
      const carries = has || passed?.bytes !== undefined || passed?.stream !== undefined
      if (carries && (method === 'GET' || method === 'HEAD'))
        throw new TypeError('Request with GET/HEAD method cannot have body.')
      const content = has ? contentOf(given.body) : (passed ?? {})
      if (content.stream && has && given.duplex === undefined)
        throw new TypeError('RequestInit: duplex option is required when sending a body.')
      if (passed && carries && from?.bodyUsed)
        throw new TypeError('Cannot construct a Request with a Request object that has already been used.')
      super(content)
      if (content.type !== undefined && has && !headers.has('content-type'))
        headers.set('content-type', content.type)
      // It has its body from there, where it is no more.
      if (passed?.bytes && from) from.bytes().catch(() => {})
      this.url = url
      this.method = method
      this.headers = headers
      this.redirect = redirect
      this.cache = cache
      this.credentials = credentials
      this.mode = mode
      this.keepalive = Boolean(given.keepalive ?? from?.keepalive ?? false)
      this.integrity = `${given.integrity ?? from?.integrity ?? ''}`
      this.referrer = `${given.referrer ?? from?.referrer ?? 'about:client'}`
      this.referrerPolicy = `${given.referrerPolicy ?? from?.referrerPolicy ?? ''}`
      const signal = given.signal === undefined ? from?.signal : given.signal
      if (signal !== null && signal !== undefined && !(signal instanceof AbortSignal))
        throw new TypeError(
          'Request constructor: Expected signal ("' +
            kit.inspect(signal) +
            '") to be an instance of AbortSignal.',
        )
      this.signal = AbortSignal.any(signal ? [signal] : [])
    }
    clone() {
      if (this.bodyUsed || this.body?.locked) throw new TypeError('unusable')
      const { stream, bytes } = copy(this)
      const body = stream ?? bytes
      const made = new Request(this.url, {
        ...this.#said,
        ...(body && { body, duplex: 'half' }),
      })
      return made
    }
    get #said(): RequestOptions {
      const { method, headers, redirect, signal, credentials, cache, mode, keepalive, integrity, referrer } =
        this
      return { method, headers, redirect, signal, credentials, cache, mode, keepalive, integrity, referrer }
    }
    get [Symbol.toStringTag]() {
      return 'Request'
    }
  }
  return { Request }
}
