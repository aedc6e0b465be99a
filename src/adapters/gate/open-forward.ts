import { Agent as HttpAgent, request as askHttp } from 'node:http'
import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Agent as HttpsAgent, request as askHttps } from 'node:https'
import { pipeline } from 'node:stream/promises'

/** A request to the server behind a gate. */
export interface Forwarded {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** What is whole, or comes in pieces: as many bytes as its length says, where that is known. */
  readonly body:
    Buffer | { readonly length: number | undefined; readonly pieces: AsyncIterable<Buffer> } | undefined
}

/** The way to the server behind a gate. */
export interface Forward {
  /**
   * Sends a request on and streams the answer back. Where the pieces of a body throw, the request ends before its
   * end, and that error is thrown.
   */
  pass(forwarded: Forwarded, to: ServerResponse): Promise<void>
  /** Asks something of one's own. The answer is cut off at a megabyte. */
  ask(forwarded: Forwarded & { readonly body: Buffer }): Promise<{ status: number; body: string }>
  close(): void
}

/** The server behind cannot be reached, or does not answer in time. */
export class Unreached extends Error {
  override readonly name = 'Unreached'
  /** Whether it was reached, and said nothing. */
  readonly late: boolean

  constructor(message: string, late: boolean, options?: ErrorOptions) {
    super(message, options)
    this.late = late
  }
}

const longestAnswer = 1024 * 1024
/** Milliseconds without a word from the server behind. */
const patience = 30_000
const hops = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'trailer',
  'proxy-authenticate',
  'proxy-connection',
])

/** Opens the way to a server, over connections that are kept. */
export function openForward(to: string, patient = patience): Forward {
  const { protocol, hostname, port, origin } = new URL(to)
  const secure = protocol === 'https:'
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true })
  const host = hostname.replace(/^\[|\]$/g, '')

  function send({ method, target, headers, body }: Forwarded) {
    const asking = (secure ? askHttps : askHttp)({
      agent,
      host,
      ...(port && { port }),
      method,
      path: target,
      headers: { ...(headers as OutgoingHttpHeaders), ...framingOf(body) },
      timeout: patient,
    })
    let late = false
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      const fail = (cause?: Error) => reject(new Unreached(`${to} does not answer`, late, { cause }))
      asking.on('response', resolve)
      asking.on('error', fail)
      // It ends without an error, too, where it changes the protocol, which nobody has asked for.
      asking.on('close', fail)
      asking.on('timeout', () => {
        late = true
        asking.destroy(new Error(`it says nothing for ${patient} ms`))
      })
    })
    return { asking, answered }
  }

  return {
    async pass(forwarded, response) {
      const { asking, answered } = send(forwarded)
      const { body } = forwarded
      let spoiled: { readonly error: unknown } | undefined
      response.once('close', () => response.writableFinished || asking.destroy())
      if (body === undefined || Buffer.isBuffer(body)) asking.end(body)
      else
        void pump(body.pieces, asking).catch((error: unknown) => {
          spoiled = { error }
          asking.destroy()
        })
      const answer = await answered.catch((error: unknown) => {
        throw spoiled ? spoiled.error : error
      })
      const { statusCode = 502, headers } = answer
      const named = (headers.connection ?? '').toLowerCase().split(/\s*,\s*/)
      const kept = Object.entries(headers).filter(([name]) => !hops.has(name) && !named.includes(name))
      response.writeHead(statusCode, {
        ...Object.fromEntries(kept),
        ...(headers.location !== undefined && { location: own(headers.location, origin) }),
      })
      await pipeline(answer, response)
      // An answer that did not wait for the rest of the request needs none of it.
      if (!asking.writableEnded) asking.destroy()
    },
    async ask(forwarded) {
      const { asking, answered } = send(forwarded)
      asking.end(forwarded.body)
      const answer = await answered
      let body = ''
      for await (const chunk of answer.setEncoding('utf8') as AsyncIterable<string>) {
        body += chunk
        if (body.length > longestAnswer) throw new Unreached(`${to} says too much`, false)
      }
      return { status: answer.statusCode ?? 502, body }
    },
    close: () => agent.destroy(),
  }
}

/**
 * How the server behind knows where a body ends. It is always said: Node would send the body of a GET without, and
 * the server behind would take it for a request of its own.
 */
function framingOf(body: Forwarded['body']): OutgoingHttpHeaders {
  if (body === undefined) return {}
  const { length } = body
  if (length === undefined) return { 'transfer-encoding': 'chunked' }
  // Of no body at all, Node knows which methods say so.
  return Buffer.isBuffer(body) && length === 0 ? {} : { 'content-length': length }
}

/** Sends pieces as fast as they are taken, until nobody takes them any more. */
async function pump(pieces: AsyncIterable<Buffer>, asking: ClientRequest): Promise<void> {
  for await (const piece of pieces) {
    if (asking.destroyed) return
    if (!asking.write(piece))
      await new Promise<void>((go) => {
        const on = () => {
          asking.off('drain', on).off('close', on)
          go()
        }
        asking.on('drain', on).on('close', on)
      })
  }
  asking.end()
}

/** Where a redirection leads, if that is the server behind: to the same place behind the gate. */
function own(location: string, origin: string): string {
  const url = URL.parse(location)
  return url?.origin === origin ? `${url.pathname}${url.search}${url.hash}` : location
}
