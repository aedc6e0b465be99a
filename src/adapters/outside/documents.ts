import { addressIn, isLocalhost } from '../../model/fetch-rule.ts'
import { openConnections } from '../reach/fetch/connections.ts'
import type { Connect } from '../reach/fetch/connections.ts'
import { exchange } from '../reach/fetch/exchange.ts'
import { openLine } from '../reach/fetch/open-line.ts'
import { readBody } from '../reach/fetch/read-body.ts'
import type { Lookup } from '../reach/fetch/resolve.ts'
import { Unreached, unreached } from '../reach/fetch/unreached.ts'

/** What providers publish and answer, fetched without being led anywhere else. */
export interface Documents {
  /**
   * What is found at a URL, whatever the status. Goes by https to the public internet alone, and to this
   * machine where both the URL says so and `local` lets it. Rejects with an `Unreached`.
   */
  get(url: string, asked?: Asked): Promise<Found>
  close(): void
}

/** How a document is asked for. */
export interface Asked {
  /** Whether a URL on this machine is taken, by http too. */
  readonly local?: boolean
  /** By lower-case name. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What was found. */
export interface Found {
  readonly status: number
  readonly text: string
}

/** How many milliseconds a document has to come, with all its redirects, and how many bytes it may have. */
export const bounds = { time: 5_000, bytes: 256 * 1024 }

const redirects = [301, 302, 303, 307, 308]
const mostRedirects = 3
const atOnce = { each: 16, all: 128 }

/** Opens no connection yet. `lookup` and `connect` stand in for the machine's own. */
export function openDocuments({
  lookup,
  connect,
  time = bounds.time,
}: {
  readonly lookup?: Lookup | undefined
  readonly connect?: Connect | undefined
  readonly time?: number | undefined
} = {}): Documents {
  const connections = openConnections({ lookup, connect })
  const line = openLine(atOnce)

  async function follow(begin: URL, { local = false, headers = {} }: Asked, signal: AbortSignal) {
    let url = begin
    for (let step = 0; ; step++) {
      check(url, local)
      // A scope for each host: one whose name is slow to be looked up keeps nobody from the others.
      const options = connections.options(url, `outside ${url.host}`, local && isLocal(url))
      const sent = { method: 'GET', headers: new Map(Object.entries(headers)), body: undefined }
      const response = await exchange(options, sent, signal)
      const { statusCode: status = 0 } = response
      const { location } = response.headers
      if (!redirects.includes(status) || location === undefined) {
        const body = await readBody(response, bounds.bytes, 'GET')
        // An answer of no said length looks whole, however it was ended.
        signal.throwIfAborted()
        return { status, text: body.toString() }
      }
      response.destroy()
      const next = URL.canParse(location, url.href) ? new URL(location, url.href) : undefined
      // What was asked for may hold a token, and was trusted to come from there.
      if (next?.origin !== url.origin || step >= mostRedirects)
        throw new Unreached('ERR_REDIRECT', 'it is sent on to another place')
      url = next
    }
  }

  return {
    async get(text, asked = {}) {
      if (!URL.canParse(text)) throw new Unreached('ERR_INVALID_URL', 'the URL cannot be read')
      const url = new URL(text)
      const signal = AbortSignal.timeout(time)
      try {
        const leave = await line.enter(url.origin, signal)
        return await follow(url, asked, signal).finally(leave)
      } catch (error) {
        throw unreached(error, url.host)
      }
    },
    close: () => connections.close(),
  }
}

/** Whether a URL is on this machine by its very words, whatever a resolver would say. */
export function isLocal(url: URL): boolean {
  const address = addressIn(url.hostname)
  return address === undefined ? isLocalhost(url.hostname) : address === '::1' || address.startsWith('127.')
}

function check(url: URL, local: boolean): void {
  const safe = url.protocol === 'https:' || (local && url.protocol === 'http:' && isLocal(url))
  if (!safe || url.username || url.password) throw new Unreached('ERR_INVALID_URL', 'only https is fetched')
}
