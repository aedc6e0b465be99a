import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { Undelivered, whyFailed } from './undelivered.ts'

const longestAnswer = 64 * 1024
// Milliseconds.
const patience = 15_000

/** What the other side says to a POST. */
export interface Replied {
  readonly status: number
  readonly body: string
}

/** Posts a text, once, and follows no redirect: where it says that messages go, they go, and nowhere else. */
export function postOnce(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<Replied> {
  const ended = AbortSignal.any([signal, AbortSignal.timeout(patience)])
  return new Promise<Replied>((resolve, reject) => {
    const request = (url.startsWith('https:') ? tlsRequest : plainRequest)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'poolwright' },
      agent: false,
      signal: ended,
    })
    request.on('error', reject)
    request.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('error', reject)
      response.on('data', (chunk: string) => {
        // What is longer is none of ours, and nobody waits for its end.
        if ((text += chunk).length > longestAnswer) response.destroy()
      })
      response.on('close', () => resolve({ status: response.statusCode ?? 0, body: text }))
    })
    request.end(body)
  }).catch((error: unknown) => {
    throw new Undelivered(whyFailed(error), { passing: true }, { cause: error })
  })
}

/** Whether another time may do, by the status of an answer (RFC 9110, 15). */
export const isPassing = (status: number): boolean =>
  status >= 500 || status < 200 || [408, 425, 429].includes(status)
