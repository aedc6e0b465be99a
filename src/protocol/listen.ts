import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import { createServer as createSafeServer, Server as SafeServer } from 'node:https'

/** A server that listens, and how it ends. */
export interface Listening {
  readonly port: number
  /** Proves itself by another certificate from the next connection on, where it speaks HTTPS. */
  prove(tls: Pems): void
  /** Takes no more requests, lets those under way end for as many milliseconds, and closes. */
  close(patience: number): Promise<void>
}

/** A certificate and its private key, PEM. */
export interface Pems {
  readonly cert: string
  readonly key: string
}

/** A port that another program has. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse'
  readonly port: number

  constructor(port: number, options?: ErrorOptions) {
    super(`port ${port} is in use by another program`, options)
    this.port = port
  }
}

/**
 * Listens on every host with one port. A host that this machine does not have, such as `::1` where
 * there is no IPv6, is left out, unless it is the first. Requests come whole `within` half a minute; those for
 * which the server is `patient`, by their address, within a quarter of an hour. Unless they `stream`: then they may
 * take any time, if only they never pause for a minute, and whoever expects to be told to send a body is told by
 * the handler. With `tls` it speaks HTTPS, and nothing else.
 */
export async function listen(
  handler: RequestListener,
  hosts: readonly string[],
  port: number,
  {
    stream = false,
    patient,
    within = 30_000,
    tls,
  }: {
    readonly stream?: boolean
    readonly patient?: (url: string) => boolean
    /** Milliseconds. */
    readonly within?: number
    readonly tls?: Pems | undefined
  } = {},
): Promise<Listening> {
  const servers: Server[] = []
  try {
    for (const [n, host] of hosts.entries()) {
      const taken = servers[0] ? portOf(servers[0]) : port
      const limits = { requestTimeout: stream ? 0 : patient ? 15 * 60_000 : within, headersTimeout: 15_000 }
      const answer = patient ? hurried(handler, patient, within) : handler
      const server = tls ? createSafeServer({ ...limits, ...tls }, answer) : createServer(limits, answer)
      if (stream) server.on('checkContinue', handler).setTimeout(60_000)
      if (await bind(server, host, taken, n === 0)) servers.push(server)
    }
  } catch (error) {
    for (const server of servers) server.close()
    throw error
  }
  const [first] = servers
  if (!first) throw new Error('a server needs a host to listen on')
  return {
    port: portOf(first),
    prove({ cert, key }) {
      for (const server of servers) if (server instanceof SafeServer) server.setSecureContext({ cert, key })
    },
    close: (patience) => close(servers, patience),
  }
}

/** Ends requests whose bodies take too long, as Node would. It has one limit for all. */
const hurried =
  (handler: RequestListener, patient: (url: string) => boolean, within: number): RequestListener =>
  (request, response) => {
    const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers
    if ((length !== '0' || coding !== undefined) && !patient(request.url ?? '')) {
      const late = setTimeout(() => {
        if (request.complete) return
        request.socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')
        request.destroy()
      }, within)
      request.once('close', () => clearTimeout(late))
    }
    handler(request, response)
  }

const absent = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT'])

function bind(server: Server, host: string, port: number, needed: boolean): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new PortInUse(port, { cause: error }))
      else if (!needed && absent.has(error.code ?? '')) resolve(false)
      else reject(error)
    })
    server.listen({ host, port, ipv6Only: host === '::1' }, () => resolve(true))
  })
}

async function close(servers: readonly Server[], patience: number): Promise<void> {
  // A connection that was busy becomes idle later, and Node then keeps it for its next request.
  const idle = setInterval(() => servers.forEach((server) => server.closeIdleConnections()), 20)
  const hurry = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), patience)
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
  clearInterval(idle)
  clearTimeout(hurry)
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
