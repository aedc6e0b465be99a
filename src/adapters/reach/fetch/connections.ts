import { Agent as PlainAgent } from 'node:http'
import type { RequestOptions } from 'node:https'
import { Agent as TlsAgent } from 'node:https'
import { isIP } from 'node:net'
import { addressIn } from '../../../model/fetch-rule.ts'
import { isPublicAddress } from '../../../model/public-address.ts'
import { openResolve, refusePrivate } from './resolve.ts'
import type { Lookup } from './resolve.ts'

/** Makes a connection without TLS in place of `net.connect`, with its options. */
export type Connect = PlainAgent['createConnection']

/** Connections to the world, kept for a few seconds for further requests of the same scope. */
export interface Connections {
  /** What `request` of `node:http` or `node:https` is to be given. Throws where the URL has an address that is not allowed. */
  options(url: URL, scope: string, privately: boolean): RequestOptions
  close(): void
}

type Socket = Parameters<PlainAgent['keepSocketAlive']>[0]

const idle = { each: 2, all: 64, milliseconds: 4_000 }

/**
 * Opens none yet. A connection belongs to a scope, such as one trigger in one pool, and to requests that may
 * go to private addresses, or to those that may not: nobody else ever uses it.
 */
export function openConnections({
  lookup,
  connect,
}: {
  readonly lookup?: Lookup | undefined
  readonly connect?: Connect | undefined
}): Connections {
  const resolve = openResolve(lookup)
  const kept = { keepAlive: true, maxFreeSockets: idle.each, timeout: idle.milliseconds }
  const plain = apart(new PlainAgent(kept))
  const tls = apart(new TlsAgent({ ...kept, maxCachedSessions: 100 }))
  if (connect) plain.createConnection = connect
  return {
    options(url, scope, privately) {
      const address = addressIn(url.hostname)
      if (address !== undefined && !privately && !isPublicAddress(address)) throw refusePrivate(url.hostname)
      const host = address ?? url.hostname
      const safe = url.protocol === 'https:'
      return {
        agent: safe ? tls : plain,
        protocol: url.protocol,
        host,
        port: url.port || (safe ? 443 : 80),
        path: url.pathname + url.search,
        lookup: resolve(scope, privately),
        scope: `${privately ? 'private' : 'public'} ${scope}`,
        // Said outright, so that nothing in the server's own environment can turn it off.
        ...(safe && { rejectUnauthorized: true, servername: isIP(host) ? '' : host }),
      } as RequestOptions
    },
    close() {
      plain.destroy()
      tls.destroy()
    },
  }
}

/** Has an agent keep the connections of each scope to themselves, and few of them idle. */
function apart<Kind extends PlainAgent>(agent: Kind): Kind {
  const name = agent.getName.bind(agent)
  const keep = agent.keepSocketAlive.bind(agent) as (socket: Socket) => unknown as (socket: Socket) => boolean
  agent.getName = (options) => `${name(options)}:${(options as { scope?: string }).scope}`
  agent.keepSocketAlive = (socket) => Object.keys(agent.freeSockets).length < idle.all && keep(socket)
  return agent
}
