import type { JsonObject } from '../../../model/trigger.ts'
import type { Reached, WebResponse } from '../reach.ts'
import { openConnections } from './connections.ts'
import type { Connect } from './connections.ts'
import { follow } from './follow.ts'
import type { FetchScope } from './follow.ts'
import { openLine } from './open-line.ts'
import { readBody } from './read-body.ts'
import { addressOf, readRequest } from './read-request.ts'
import type { Lookup } from './resolve.ts'
import { Unreached, unreached } from './unreached.ts'

/** The world as scripts reach it by `fetch`. */
export interface Fetch {
  /**
   * Makes a `WebRequest` if the rules of its scope have it declared, and gives a `WebResponse`. It never
   * rejects: what fails is a TypeError with a code, as `fetch` of Node has it.
   */
  fetch(input: JsonObject, scope: FetchScope, signal: AbortSignal): Promise<Reached>
  /** Ends connections that wait for further requests. */
  close(): void
}

// Each may hold a request and an answer of the largest size in memory.
const atOnce = { each: 32, all: 256 }

/** Opens no connection yet. `lookup` and `connect` stand in for the machine's own. */
export function openFetch({
  lookup,
  connect,
}: { readonly lookup?: Lookup; readonly connect?: Connect } = {}): Fetch {
  const connections = openConnections({ lookup, connect })
  const line = openLine(atOnce)

  async function answer(
    input: JsonObject,
    scope: FetchScope,
    signal: AbortSignal,
    tell: (what: string) => void,
  ) {
    const request = readRequest(input, scope.size)
    tell(`${request.method} ${addressOf(request.url)}`)
    const leave = await line.enter(JSON.stringify([scope.poolId, scope.trigger]), signal)
    try {
      const { response, method, url, redirected } = await follow(request, scope, connections, signal)
      const body = await readBody(response, scope.size, method).catch((error: unknown) => {
        throw unreached(error, url.host)
      })
      url.hash = ''
      return {
        status: response.statusCode ?? 0,
        statusText: response.statusMessage ?? '',
        url: url.href,
        redirected,
        headers: pairs(response.rawHeaders),
        body: body.toString('latin1'),
      } satisfies WebResponse
    } finally {
      leave()
    }
  }

  return {
    async fetch(input, scope, signal) {
      let what = 'a request that cannot be read'
      try {
        const value = await answer(input, scope, signal, (told) => (what = told))
        return { kind: 'fetch', what, outcome: `${value.status}`, value }
      } catch (error) {
        if (signal.aborted) return { kind: 'fetch', what, outcome: 'ended', error: ended }
        const { code, message } = error instanceof Unreached ? error : unreached(error, 'the server')
        const shown = { name: 'TypeError', message: `fetch failed: ${message}`, code }
        return { kind: 'fetch', what, outcome: code, error: shown }
      }
    },
    close: () => connections.close(),
  }
}

const ended = { name: 'AbortError', message: 'This operation was aborted', code: 'ABORT_ERR' }

function pairs(raw: readonly string[]): [name: string, value: string][] {
  return raw.flatMap((name, index) =>
    index % 2 ? [] : [[name.toLowerCase(), raw[index + 1] ?? ''] as [string, string]],
  )
}
