const { fetch, Headers, Request, Response, FormData } = globalThis
export { fetch, Headers, Request, Response, FormData }

/** What of `undici.request` can be said to `fetch`. */
interface RequestOptions {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array<ArrayBuffer> | null
  readonly query?: Readonly<Record<string, unknown>>
  readonly signal?: AbortSignal
}

/** `undici.request`: one request, whose redirects are not followed. */
export async function request(target: string | URL, options: RequestOptions = {}) {
  const { query, body, ...rest } = options
  const url = new URL(target)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.append(name, `${value}`)
  const response = await fetch(url, { ...rest, ...(body != null && { body }), redirect: 'manual' })
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers.entries()),
    trailers: {},
    body: response,
  }
}
