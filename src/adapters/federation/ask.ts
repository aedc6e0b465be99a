import { openConnections } from '../reach/fetch/connections.ts'
import type { Connect } from '../reach/fetch/connections.ts'
import { exchange } from '../reach/fetch/exchange.ts'
import { openLine } from '../reach/fetch/open-line.ts'
import { readBody } from '../reach/fetch/read-body.ts'
import type { Lookup } from '../reach/fetch/resolve.ts'
import { Unreached, unreached } from '../reach/fetch/unreached.ts'
import { isLocal } from '../outside/documents.ts'

/** How many milliseconds a provider has to answer, and how many bytes its answer may have. */
export const bounds = { time: 5_000, bytes: 256 * 1024 }

const atOnce = { each: 16, all: 128 }

/** A question to a provider. */
export interface Question {
  readonly method?: 'GET' | 'POST'
  /** By lower-case name. */
  readonly headers?: Readonly<Record<string, string>>
  /** A form. */
  readonly body?: string
  /** Whether this URL may be on this machine, by http too. */
  readonly local?: boolean
}

/** What came back, whatever its status. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Asks providers, and is led nowhere else. */
export interface Asking {
  /** Goes by https to the public internet, or to this machine where the question lets it. Rejects with an `Unreached`. */
  ask(url: string, question?: Question): Promise<Reply>
  close(): void
}

/** Opens no connection yet. `lookup` and `connect` stand in for the machine's own. */
export function openAsking({
  lookup,
  connect,
  time = bounds.time,
}: {
  readonly lookup?: Lookup | undefined
  readonly connect?: Connect | undefined
  readonly time?: number | undefined
} = {}): Asking {
  const connections = openConnections({ lookup, connect })
  const line = openLine(atOnce)

  async function send(url: URL, question: Question, signal: AbortSignal): Promise<Reply> {
    const { method = 'GET', headers = {}, body, local = false } = question
    const options = connections.options(url, `federation ${url.host}`, local && isLocal(url))
    const sent = {
      method,
      headers: new Map(Object.entries(headers)),
      body: body === undefined ? undefined : Buffer.from(body),
    }
    const response = await exchange(options, sent, signal)
    const bytes = await readBody(response, bounds.bytes, method)
    // An answer of no said length looks whole, however it was ended.
    signal.throwIfAborted()
    const told = Object.entries(response.headers).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    )
    return { status: response.statusCode ?? 0, headers: Object.fromEntries(told), text: bytes.toString() }
  }

  return {
    async ask(text, question = {}) {
      const url = readUrl(text, question.local ?? false)
      const signal = AbortSignal.timeout(time)
      try {
        const leave = await line.enter(url.origin, signal)
        return await send(url, question, signal).finally(leave)
      } catch (error) {
        if (signal.aborted) throw new Unreached('ETIMEDOUT', `\`${url.host}\` does not answer`)
        throw unreached(error, url.host)
      }
    },
    close: () => connections.close(),
  }
}

/** Reads an address of a provider: by https, or on this machine where that is allowed; and it names no user. */
export function readUrl(text: string, local: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const safe = url?.protocol === 'https:' || (local && url?.protocol === 'http:' && isLocal(url))
  if (!url || !safe || url.username || url.password)
    throw new Unreached('ERR_INVALID_URL', 'only https is fetched')
  return url
}
