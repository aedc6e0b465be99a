import { Agent as HttpAgent, request as askHttp } from 'node:http'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Agent as HttpsAgent, request as askHttps } from 'node:https'
import { pipeline } from 'node:stream/promises'

/** A request to the server behind a gate. */
export interface Forwarded {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Buffer | undefined
}

/** The way to the server behind a gate. */
export interface Forward {
  /** Sends a request on, its body as it comes where it was not read, and streams the answer back. */
  pass(forwarded: Forwarded, from: IncomingMessage, to: ServerResponse): Promise<void>
  /** Asks something of one's own. The answer is cut off at a megabyte. */
  ask(forwarded: Forwarded): Promise<{ status: number; body: string }>
  close(): void
}

/** The server behind cannot be reached. */
export class Unreached extends Error {
  override readonly name = 'Unreached'
}

const longestAnswer = 1024 * 1024
/** Milliseconds without a word from the server behind. */
const patience = 30_000
const hops = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'trailer', 'proxy-authenticate']

/** Opens the way to a server, over connections that are kept. */
export function openForward(to: string): Forward {
  const { protocol, hostname, port } = new URL(to)
  const secure = protocol === 'https:'
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true })
  const host = hostname.replace(/^\[|\]$/g, '')

  function send({ method, target, headers }: Forwarded, more: OutgoingHttpHeaders) {
    const asking = (secure ? askHttps : askHttp)({
      agent,
      host,
      ...(port && { port }),
      method,
      path: target,
      headers: { ...(headers as OutgoingHttpHeaders), ...more },
      timeout: patience,
    })
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      asking.on('response', resolve)
      asking.on('error', (cause) => reject(new Unreached(`${to} does not answer`, { cause })))
      asking.on('timeout', () => asking.destroy(new Error('it says nothing')))
    })
    return { asking, answered }
  }

  return {
    async pass(forwarded, from, response) {
      const { body } = forwarded
      const length = from.headers['content-length']
      const { asking, answered } = send(
        forwarded,
        body ? { 'content-length': body.length } : length === undefined ? {} : { 'content-length': length },
      )
      if (body) asking.end(body)
      // What goes wrong on the way there is told by the answer that does not come.
      else void pipeline(from, asking).catch((error: Error) => asking.destroy(error))
      const answer = await answered
      const headers = Object.entries(answer.headers).filter(([name]) => !hops.includes(name))
      response.writeHead(answer.statusCode ?? 502, Object.fromEntries(headers))
      await pipeline(answer, response)
    },
    async ask(forwarded) {
      const { asking, answered } = send(forwarded, { 'content-length': forwarded.body?.length ?? 0 })
      asking.end(forwarded.body)
      const answer = await answered
      let body = ''
      for await (const chunk of answer.setEncoding('utf8') as AsyncIterable<string>) {
        body += chunk
        if (body.length > longestAnswer) throw new Unreached(`${to} says too much`)
      }
      return { status: answer.statusCode ?? 502, body }
    },
    close: () => agent.destroy(),
  }
}
