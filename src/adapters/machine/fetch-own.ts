import { request } from 'node:https'

/** Where a server of this machine is, and the certificate that it proves itself with if it speaks TLS. */
export interface Own {
  readonly url: string
  /** PEM. */
  readonly certificate?: string
}

/**
 * Asks a server of this machine as `fetch` would. One that speaks TLS is held to its very certificate, whoever
 * vouches for that and whatever names it is for: so its own commands find it without being told whom to trust.
 */
export async function fetchOwn(
  { certificate }: Own,
  target: string | URL,
  init: RequestInit = {},
): Promise<Response> {
  if (certificate === undefined) return fetch(target, init)
  const { method = 'GET', body, headers, signal } = init
  return new Promise((resolve, reject) => {
    const asking = request(
      target,
      {
        method,
        headers: Object.fromEntries(new Headers(headers)),
        ca: certificate,
        allowPartialTrustChain: true,
        checkServerIdentity: () => undefined,
        ...(signal && { signal }),
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => {
          const status = answer.statusCode ?? 500
          const empty = [101, 204, 205, 304].includes(status)
          resolve(new Response(empty ? null : Buffer.concat(parts), { status }))
        })
      },
    )
    asking.on('error', reject)
    asking.end(typeof body === 'string' ? body : undefined)
  })
}
