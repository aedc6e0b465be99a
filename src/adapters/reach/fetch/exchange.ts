import { request as plainRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as tlsRequest } from 'node:https'
import type { RequestOptions } from 'node:https'
import { Unreached } from './unreached.ts'

/** One request, as it is sent. */
export interface Sent {
  readonly method: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer | undefined
}

const idempotent = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PUT']
const usual = { accept: '*/*', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'poolwright' }
const tries = 3

/**
 * Sends a request and waits for the head of its answer, whose body is still to be read or destroyed. A
 * connection that was kept may have been ended by the other side meanwhile: then it is tried on another,
 * where doing it twice does no harm.
 */
export async function exchange(
  options: RequestOptions,
  sent: Sent,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  for (let left = tries; ; left--) {
    const { answer, reused } = send(options, sent, signal)
    try {
      return await answer
    } catch (error) {
      const stale = ['ECONNRESET', 'EPIPE'].includes(String((error as { code?: string }).code)) && reused()
      if (left <= 1 || !stale || signal.aborted || !idempotent.includes(sent.method)) throw error
    }
  }
}

function send(options: RequestOptions, { method, headers, body }: Sent, signal: AbortSignal) {
  const request = (options.protocol === 'https:' ? tlsRequest : plainRequest)({ ...options, method, signal })
  for (const [name, value] of Object.entries(usual)) if (!headers.has(name)) request.setHeader(name, value)
  for (const [name, value] of headers) request.setHeader(name, value)
  if (body) request.setHeader('content-length', body.length)
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    request.on('error', reject)
    // Node ends a connection that would be another protocol's without an error.
    request.on('upgrade', (_, socket) => socket.destroy())
    request.on('close', () => reject(new Unreached('ECONNRESET', 'the answer is none of HTTP')))
    request.on('response', (response) => {
      // Whoever reads the body hears of it too.
      response.on('error', () => {})
      resolve(response)
    })
  })
  request.end(body)
  return { answer, reused: () => request.reusedSocket }
}
