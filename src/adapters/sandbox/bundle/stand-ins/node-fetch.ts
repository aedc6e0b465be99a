/** What version 2 of node-fetch takes beside the web's options. */
interface OldOptions extends RequestInit {
  /** Milliseconds. */
  readonly timeout?: number
}

/** An answer with what version 2 of node-fetch adds to the web's. */
type OldResponse = Response & { buffer(): Promise<Buffer> }

class FetchError extends Error {
  override readonly name = 'FetchError'
  readonly type: string
  readonly code: string | undefined
  constructor(message: string, type: string, cause?: { code?: string }) {
    super(message, { cause })
    this.type = type
    this.code = cause?.code
  }
}
class AbortError extends Error {
  override readonly name = 'AbortError'
  readonly type = 'aborted'
}

async function fetchLikeNodeFetch(
  target: string | URL | Request,
  options: OldOptions = {},
): Promise<OldResponse> {
  const { timeout, ...rest } = options
  const href = target instanceof Request ? target.url : `${target}`
  const signal = timeout ? AbortSignal.timeout(timeout) : rest.signal
  try {
    const response = await fetch(target, { ...rest, ...(signal && { signal }) })
    return Object.assign(response, { buffer: async () => Buffer.from(await response.arrayBuffer()) })
  } catch (error) {
    const { name, message, cause, code } = error as Error & { cause?: { code?: string }; code?: string }
    if (name === 'TimeoutError') throw new FetchError(`network timeout at: ${href}`, 'request-timeout')
    if (name === 'AbortError') throw new AbortError('The operation was aborted.')
    throw new FetchError(
      `request to ${href} failed, reason: ${message}`,
      'system',
      cause ?? (code ? { code } : undefined),
    )
  }
}

/** `fetch` as those who import it expect it: a function, a default export, and the classes beside it. */
export const nodeFetch = Object.assign(fetchLikeNodeFetch, {
  default: fetchLikeNodeFetch,
  fetch: fetchLikeNodeFetch,
  Headers: globalThis.Headers,
  Request: globalThis.Request,
  Response: globalThis.Response,
  FormData: globalThis.FormData,
  Blob: globalThis.Blob,
  FetchError,
  AbortError,
  isRedirect: (status: number) => [301, 302, 303, 307, 308].includes(status),
  __esModule: true,
})
