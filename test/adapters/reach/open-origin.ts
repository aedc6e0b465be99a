import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, RequestListener } from 'node:http'
import { Socket } from 'node:net'
import type { AddressInfo, LookupFunction, Server } from 'node:net'
import { onTestFinished } from 'vitest'
import { openFetch } from '../../../src/adapters/reach/fetch/open-fetch.ts'
import type { Reached, WebRequest, WebResponse } from '../../../src/adapters/reach/reach.ts'
import type { FetchRule } from '../../../src/model/trigger.ts'

/** What a server of a test was asked. */
export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A server on this machine, for as long as a test. */
export interface Origin {
  readonly port: number
  readonly seen: Seen[]
  readonly connections: () => number
}

/** Starts a server that answers as the test says, `200` with its own name unless told. */
export async function openOrigin(
  answer: RequestListener = (_, response) => response.end('hello'),
): Promise<Origin> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString('latin1') })
      answer(request, response)
    })
  })
  return { ...(await listen(server)), seen }
}

/** Starts a server of whatever kind, and ends it with the test. */
export async function listen(server: Server): Promise<Omit<Origin, 'seen'>> {
  const open = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections++
    open.add(socket.on('close', () => open.delete(socket)).on('error', () => {}))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const socket of open) socket.destroy()
    server.close()
    await once(server, 'close')
  })
  return { port: (server.address() as AddressInfo).port, connections: () => connections }
}

/** The addresses of each name: those of the first question, of the second, and so on; the last stay. */
type Names = Readonly<Record<string, readonly (readonly string[])[]>>

/**
 * A fetch in a world of names, where every name leads to this machine unless told. With `world`, connections
 * to whatever addresses are made to this machine, and `dialled` tells to which they would have been.
 */
export function openWorld({ names = {}, world = false }: { names?: Names; world?: boolean } = {}) {
  const asked: string[] = []
  const dialled: string[] = []
  const reach = openFetch({
    async lookup(name) {
      asked.push(name)
      const turns = names[name] ?? [['127.0.0.1']]
      const nth = asked.filter((one) => one === name).length - 1
      const addresses = turns[Math.min(nth, turns.length - 1)] ?? []
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    },
    ...(world && {
      connect(options) {
        const { host, port, lookup } = options as { host: string; port: number; lookup: LookupFunction }
        const socket = new Socket()
        const dial = (...addresses: string[]) => {
          dialled.push(...addresses)
          socket.connect({ port: Number(port), host: '127.0.0.1' })
        }
        if (/^[\d.]+$|:/.test(host)) dial(host)
        else
          lookup(host, { all: true }, (error, addresses) => {
            if (error) return void socket.destroy(error)
            dial(...(addresses as { address: string }[]).map(({ address }) => address))
          })
        return socket
      },
    }),
  })
  onTestFinished(() => reach.close())

  /** Fetches as trigger `claims`, from anywhere unless told. */
  const ask = (
    url: string,
    request: Partial<Omit<WebRequest, 'url'>> = {},
    {
      rules = [{ to: '* http://*.example/*', private: true }],
      signal = new AbortController().signal,
      ...scope
    }: Partial<Scope> = {},
  ) =>
    reach.fetch(
      { url, ...request },
      { poolId: 'pool', trigger: 'claims', rules: rules.map(anyPort(url)), size: 1024 * 1024, ...scope },
      signal,
    )
  return { ask, asked, dialled, raw: reach.fetch }
}

interface Scope {
  readonly poolId: string
  readonly trigger: string
  readonly rules: readonly FetchRule[]
  readonly size: number
  readonly signal: AbortSignal
}

/** Servers of tests have ports that nobody knows before: a rule without one has that of the request. */
const anyPort = (url: string) => (rule: FetchRule) => {
  const port = /^https?:\/\/[^/]*?(:\d+)(\/|$)/.exec(url)?.[1] ?? ''
  return { ...rule, to: rule.to.replace(/^(\S+ https?:\/\/[^/:]+)(?=\/|$)/, `$1${port}`) }
}

/** What a fetch that went well gave. */
export function given({ value, error }: Reached): WebResponse {
  if (error) throw new Error(error.message)
  return value as unknown as WebResponse
}
