import type { WebResponse } from '../../../../reach/reach.ts'
import type { Kit } from '../kit.ts'

/** What one is given by `fetch`. */
export function response(kit: Kit) {
  const { Headers, freezeHeaders } = kit.part('web:headers')
  const { Body, contentOf, copy } = kit.part('web:body')
  type Init = { status?: unknown; statusText?: unknown; headers?: unknown } | null
  const noBody = new Set([101, 103, 204, 205, 304])

  /** What only `fetch` can say of an answer. */
  interface Said {
    readonly type: string
    readonly url: string
    readonly redirected: boolean
    readonly status?: number
  }
  let say: (response: Response, said: Said) => Response

  class Response extends Body {
    #said: Said = { type: 'default', url: '', redirected: false }
    readonly #status: number
    readonly #text: string
    readonly #headers: InstanceType<typeof Headers>
    constructor(body: unknown = null, init: Init = {}) {
      const { status = 200, statusText = '', headers } = init ?? {}
      const code = Math.trunc(Number(status))
      if (!(code >= 200 && code <= 599))
        throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.')
      if (/[^\t\x20-\x7e\x80-\xff]/.test(`${statusText}`)) throw new TypeError('Invalid statusText')
      if (body !== null && body !== undefined && noBody.has(code))
        throw new TypeError(`Response constructor: Invalid response status code ${code}`)
      const content = contentOf(body)
      super(content)
      this.#status = code
      this.#text = `${statusText}`
      this.#headers = new Headers(headers as never)
      if (content.type !== undefined && !this.#headers.has('content-type'))
        this.#headers.set('content-type', content.type)
    }
    static {
      say = (response, said) => {
        response.#said = said
        return response
      }
    }
    static json(value: unknown, init: Init = {}) {
      const text = JSON.stringify(value)
      if (text === undefined) throw new TypeError('Value is not JSON serializable')
      const made = new Response(text, init)
      const { headers } = init ?? {}
      if (!new Headers(headers as never).has('content-type'))
        made.headers.set('content-type', 'application/json')
      return made
    }
    static error() {
      const made = say(new Response(), { type: 'error', url: '', redirected: false, status: 0 })
      freezeHeaders(made.headers)
      return made
    }
    static redirect(url: unknown, status: unknown = 302) {
      let location: string
      try {
        location = new URL(`${url}`).href
      } catch (cause) {
        throw new TypeError(`Failed to parse URL from ${url}`, { cause })
      }
      if (![301, 302, 303, 307, 308].includes(Number(status)))
        throw new RangeError(`Invalid status code ${status}`)
      const made = new Response(null, { status, headers: { location } })
      freezeHeaders(made.headers)
      return made
    }
    get type() {
      return this.#said.type
    }
    get url() {
      return this.#said.url
    }
    get redirected() {
      return this.#said.redirected
    }
    get status() {
      return this.#said.status ?? this.#status
    }
    get ok() {
      return this.status >= 200 && this.status <= 299
    }
    get statusText() {
      return this.#text
    }
    get headers() {
      return this.#headers
    }
    clone() {
      if (this.bodyUsed || this.body?.locked)
        throw new TypeError('Response.clone: Body has already been consumed.')
      const { stream, bytes } = copy(this)
      const { status, statusText, headers } = this
      return say(new Response(stream ?? bytes ?? null, { status, statusText, headers }), this.#said)
    }
    get [Symbol.toStringTag]() {
      return 'Response'
    }
  }

  const answerOf = ({ status, statusText, headers, body, url, redirected }: WebResponse) => {
    const bytes = noBody.has(status) ? null : kit.toBytes(body)
    const legal = status >= 200 && status <= 599
    const made = new Response(bytes, { status: legal ? status : 200, statusText, headers })
    freezeHeaders(made.headers)
    return say(made, { type: 'basic', url: url.replace(/#.*$/, ''), redirected, status })
  }
  return { Response, answerOf }
}
