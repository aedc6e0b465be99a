/** As `@smithy/types` has it: the part of a request that is sent. */
interface HttpRequest {
  readonly protocol: string
  readonly hostname: string
  readonly port?: number
  readonly path: string
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>
  readonly fragment?: string
  readonly username?: string
  readonly password?: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: RequestInit['body']
}
interface HandlerOptions {
  readonly requestTimeout?: number
  readonly socketTimeout?: number
}
interface Abort {
  readonly aborted: boolean
  readonly reason?: unknown
  addEventListener?(name: 'abort', then: () => void, options: { once: true }): void
  onabort?: unknown
}
type Options = HandlerOptions | (() => Promise<HandlerOptions | undefined>) | undefined

/** As the SDK says it: no limit of its own. */
export const DEFAULT_REQUEST_TIMEOUT = 0

/** Sends requests of the AWS SDK by `fetch`. Agents and settings of sockets mean nothing to it. */
export class NodeHttpHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' }
  #options: Promise<HandlerOptions>
  #known: HandlerOptions = {}

  static create(given?: Options | NodeHttpHandler): NodeHttpHandler {
    return given && 'handle' in given ? given : new this(given)
  }

  constructor(options?: Options) {
    const told = typeof options === 'function' ? options() : Promise.resolve(options)
    this.#options = told.then((known) => (this.#known = known ?? {}))
    this.#options.catch(() => {})
  }

  async handle(
    request: HttpRequest,
    { abortSignal, requestTimeout }: { abortSignal?: Abort; requestTimeout?: number } = {},
  ) {
    const options = await this.#options
    const limit = requestTimeout ?? options.requestTimeout ?? options.socketTimeout ?? 0
    const stop = new AbortController()
    const abort = () => stop.abort(named('AbortError', 'Request aborted', abortSignal?.reason))
    if (abortSignal?.aborted) abort()
    else if (abortSignal?.addEventListener) abortSignal.addEventListener('abort', abort, { once: true })
    else if (abortSignal) abortSignal.onabort = abort
    const late = () => stop.abort(named('TimeoutError', `the request took longer than ${limit} ms`))
    const timer = limit > 0 ? setTimeout(late, limit) : undefined
    const { method, headers, body } = request
    try {
      const response = await fetch(addressOf(request), {
        method,
        headers,
        redirect: 'manual',
        signal: stop.signal,
        ...(body !== undefined && method !== 'GET' && method !== 'HEAD' && { body, duplex: 'half' }),
      })
      return {
        response: {
          statusCode: response.status,
          reason: response.statusText,
          headers: Object.fromEntries(response.headers.entries()),
          body: response.body ?? new Uint8Array(),
        },
      }
    } catch (error) {
      throw stop.signal.aborted ? stop.signal.reason : error
    } finally {
      clearTimeout(timer)
    }
  }

  updateHttpClientConfig(key: string, value: unknown): void {
    this.#options = this.#options.then((known) => (this.#known = { ...known, [key]: value }))
  }

  httpHandlerConfigs(): HandlerOptions {
    return this.#known
  }

  destroy(): void {}
}

/** The same, for clients that would speak HTTP/2. */
export class NodeHttp2Handler extends NodeHttpHandler {}

/** All bytes of an answer's body. */
export async function streamCollector(stream: unknown): Promise<Uint8Array> {
  if (stream instanceof Uint8Array) return stream
  if (stream instanceof Blob) return new Uint8Array(await stream.arrayBuffer())
  const parts: Uint8Array[] = []
  for await (const part of stream as AsyncIterable<Uint8Array>) parts.push(part)
  const [first] = parts
  if (first && parts.length === 1) return first
  return Buffer.concat(parts)
}

const escaped = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

function addressOf(request: HttpRequest): string {
  const { protocol, hostname, port, path, query = {}, fragment, username, password } = request
  const pairs = Object.keys(query)
    .sort()
    .flatMap((name) => {
      const values = query[name]
      const list = Array.isArray(values) ? (values as readonly string[]) : [values as string | null]
      return list.map((value) =>
        typeof value === 'string' ? `${escaped(name)}=${escaped(value)}` : escaped(name),
      )
    })
  const who = username || password ? `${username ?? ''}:${password ?? ''}@` : ''
  const where = `${protocol}//${who}${hostname}${port ? `:${port}` : ''}${path}`
  return `${where}${pairs.length ? `?${pairs.join('&')}` : ''}${fragment ? `#${fragment}` : ''}`
}

const named = (name: string, message: string, cause?: unknown) =>
  Object.assign(new Error(message, { cause }), { name })
