import { config, Credentials, type Options } from './config.ts'
import type { Heard, Protocol } from './protocols.ts'
import { sign } from './sign.ts'

/** One service as version 2 knew it. */
export interface About {
  /** In names of hosts, before the region. */
  readonly host: string
  /** In signatures, where it is another. */
  readonly signedAs?: string
  readonly protocol: Protocol
}

type Params = Readonly<Record<string, unknown>>
type Output = Record<string, unknown> & { $response?: unknown }
/** What a callback of version 2 is called with. */
export type Then = (error: Error | null, data: Output | null) => void

/** `AWS.Request`: it is sent when it is given a callback, or asked for a promise. */
export class Request {
  readonly #make: () => Promise<Output>
  readonly #heard: { name: string; then: (value: unknown) => void }[] = []
  #under: Promise<Output> | undefined
  constructor(make: () => Promise<Output>) {
    this.#make = make
  }
  promise(): Promise<Output> {
    return (this.#under ??= this.#make().then(
      (data) => this.#tell('success', { data, error: null }, data),
      (error) => this.#tell('error', error, undefined, error),
    ))
  }
  send(then?: Then): this {
    this.promise().then(
      // What a callback throws is the script's own failure, and not the request's.
      (data) => void setTimeout(() => then?.(null, data), 0),
      (error) => void setTimeout(() => then?.(error, null), 0),
    )
    return this
  }
  on(name: string, then: (value: unknown) => void): this {
    this.#heard.push({ name, then })
    return this
  }
  #tell(name: string, value: unknown, data?: Output, error?: Error): Output {
    const response = { data: data ?? null, error: error ?? null }
    for (const one of this.#heard)
      if (one.name === name || one.name === 'complete') one.then(one.name === 'complete' ? response : value)
    if (error) throw error
    return data as Output
  }
}

/** What every client has, beside a method for each operation of its service. */
export class Service {
  readonly config: Options
  constructor(options: Options = {}) {
    this.config = options
  }
}

/** A client: a class, whose every other property is an operation by its name with a small first letter. */
export interface Client {
  readonly config: Options
  readonly [operation: string]: unknown
}

/** Makes the class of a client. */
export function clientOf(about: About): new (options?: Options) => Client {
  const made = class extends Service {
    constructor(options?: Options) {
      super(options)
      return new Proxy(this, { get: (self, name) => self.#find(name) })
    }
    #find(name: string | symbol): unknown {
      const own = Reflect.get(this, name)
      // `then` would make a promise of a client.
      if (own !== undefined || typeof name !== 'string' || !/^[a-z]\w+$/.test(name) || name === 'then')
        return own
      if (name === 'toJSON') return () => ({ config: this.config })
      return (params: Params | Then = {}, then?: Then) => {
        const [input, callback] = typeof params === 'function' ? [{}, params] : [params, then]
        return requestOf(about, this.config, name, input, callback)
      }
    }
  }
  return made as unknown as new (options?: Options) => Client
}

function requestOf(about: About, options: Options, name: string, params: Params, then?: Then): Request {
  const operation = name.replace(/^./, (letter) => letter.toUpperCase())
  const request = new Request(() => send(about, options, operation, { ...options.params, ...params }))
  return then ? request.send(then) : request
}

async function send(about: About, own: Options, operation: string, input: Params): Promise<Output> {
  const { protocol, host, signedAs = host } = about
  const options: Options = { ...config, ...own }
  const { region, endpoint, httpOptions } = options
  if (!region) throw failure('ConfigError', 'Missing region in config')
  const { path, headers, body } = protocol.say(operation, input)
  const base = typeof endpoint === 'object' ? endpoint.href : endpoint
  const whole = base === undefined || base.includes('://') ? base : `https://${base}`
  const url = new URL(path, whole ?? `https://${host}.${region}.amazonaws.com`)
  const by = own.accessKeyId ? new Credentials(own as object) : (options.credentials ?? config.credentials)
  const signed = sign({ service: signedAs, region, url, headers, body }, by)
  const heard = await ask(url, signed, body, httpOptions?.timeout)
  const requestId = heard.header('x-amzn-requestid') ?? ''
  if (heard.status >= 300) {
    const { code, message, ...more } = protocol.fault(heard)
    throw failure(code, message, {
      ...more,
      statusCode: heard.status,
      requestId,
      region,
      hostname: url.hostname,
      retryable: heard.status >= 500 || /Throttl|TooManyRequests|ThroughputExceeded/.test(code),
    })
  }
  const data: Output = protocol.hear(heard)
  const $response = { requestId, httpResponse: { statusCode: heard.status }, error: null }
  return Object.defineProperty(data, '$response', { value: $response, configurable: true })
}

async function ask(url: URL, headers: Record<string, string>, body: string, limit?: number): Promise<Heard> {
  try {
    const signal = limit ? { signal: AbortSignal.timeout(limit) } : {}
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', ...signal })
    return {
      status: response.status,
      text: await response.text(),
      header: (name) => response.headers.get(name),
    }
  } catch (error) {
    const { name, message } = error as Error
    const late = name === 'TimeoutError' || name === 'AbortError'
    throw failure(late ? 'TimeoutError' : 'NetworkingError', message, { retryable: true, cause: error })
  }
}

const failure = (code: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name: code, code, time: new Date(), retryable: false, ...more })
