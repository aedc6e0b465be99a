/** What of a request's configuration an adapter reads; axios says more of it. */
interface Config {
  readonly baseURL?: string
  readonly url?: string
  readonly params?: unknown
  readonly paramsSerializer?: unknown
  readonly method?: string
  readonly headers: Record<string, unknown>
  readonly data?: RequestInit['body']
  readonly auth?: { readonly username?: string; readonly password?: string }
  readonly timeout?: number
  readonly timeoutErrorMessage?: string
  readonly maxRedirects?: number
  readonly responseType?: string
  readonly signal?: AbortSignal
  readonly cancelToken?: { readonly promise: Promise<unknown>; readonly reason?: unknown }
}

type Fail = (message: string, config: Config, code?: string) => Error

/** What an adapter takes of the axios that it is in. */
interface Parts {
  readonly settle: (
    resolve: (value: object) => void,
    reject: (error: unknown) => void,
    response: object,
  ) => void
  readonly buildFullPath: (base: string | undefined, url: string | undefined) => string
  readonly buildURL: (url: string, params: unknown, serializer: unknown) => string
  readonly AxiosError?: new (message: string, code: string | undefined, config: Config) => Error
  readonly createError?: Fail
}

/** An adapter of axios that asks by `fetch`. */
export function axiosAdapter({ settle, buildFullPath, buildURL, AxiosError, createError }: Parts) {
  const fail: Fail = (message, config, code) =>
    AxiosError
      ? new AxiosError(message, code, config)
      : ((createError as Fail)(message, config, code) ?? new Error(message))

  return async (config: Config): Promise<object> => {
    const { timeout = 0, cancelToken, signal, maxRedirects } = config
    const stop = new AbortController()
    const late = () =>
      stop.abort(
        fail(config.timeoutErrorMessage ?? `timeout of ${timeout}ms exceeded`, config, 'ECONNABORTED'),
      )
    const timer = timeout > 0 ? setTimeout(late, timeout) : undefined
    const cancel = () =>
      stop.abort(
        cancelToken?.reason ?? Object.assign(fail('canceled', config, 'ERR_CANCELED'), { __CANCEL__: true }),
      )
    cancelToken?.promise.then(cancel)
    if (signal?.aborted) cancel()
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      const url = buildURL(buildFullPath(config.baseURL, config.url), config.params, config.paramsSerializer)
      const method = (config.method ?? 'get').toUpperCase()
      const response = await fetch(url, {
        method,
        headers: headersOf(config),
        redirect: maxRedirects === 0 ? 'manual' : 'follow',
        signal: stop.signal,
        ...(config.data != null && method !== 'GET' && method !== 'HEAD' && { body: config.data }),
      })
      const answer = {
        data: await read(response, config.responseType),
        status: response.status,
        statusText: response.statusText,
        headers: Object.fromEntries(response.headers.entries()),
        config,
        request: { responseURL: response.url },
      }
      return await new Promise((resolve, reject) => settle(resolve, reject, answer))
    } catch (error) {
      if (stop.signal.aborted) throw stop.signal.reason
      if ((error as { isAxiosError?: boolean }).isAxiosError) throw error
      const { message, code } = error as { message: string; code?: string }
      throw Object.assign(fail(message, config, code ?? 'ERR_NETWORK'), { cause: error })
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
    }
  }
}

function headersOf({ headers, auth }: Config): Headers {
  const made = new Headers()
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && value !== null && value !== false && typeof value !== 'function')
      made.set(name, `${value}`)
  if (auth) {
    const who = Buffer.from(`${auth.username ?? ''}:${auth.password ?? ''}`).toString('base64')
    made.set('authorization', `Basic ${who}`)
  }
  return made
}

async function read(response: Response, type: string | undefined): Promise<unknown> {
  if (type === 'arraybuffer') return Buffer.from(await response.arrayBuffer())
  if (type === 'stream') return response.body
  return type === 'blob' ? response.blob() : response.text()
}
