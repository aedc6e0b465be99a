import type { IncomingMessage } from 'node:http'
import { judgeFetch } from '../../../model/fetch-rule.ts'
import type { FetchRule } from '../../../model/trigger.ts'
import type { Connections } from './connections.ts'
import { exchange } from './exchange.ts'
import { addressOf, checkUrl } from './read-request.ts'
import type { ReadRequest } from './read-request.ts'
import { Unreached, unreached } from './unreached.ts'

/** For whom a request is made, where it may go, and how large it and its answer may be, in bytes. */
export interface FetchScope {
  readonly poolId: string
  readonly trigger: string
  readonly rules: readonly FetchRule[]
  readonly size: number
}

/** An answer whose body is still to be read. */
export interface Followed {
  readonly response: IncomingMessage
  readonly method: string
  readonly url: URL
  readonly redirected: boolean
}

const redirects = [301, 302, 303, 307, 308]
const mostRedirects = 5
const ofBody = ['content-encoding', 'content-language', 'content-length', 'content-location', 'content-type']
const ofOrigin = ['authorization', 'cookie']

/** Sends a request and follows where it is sent on to, as fetch does; each step has to be declared. */
export async function follow(
  request: ReadRequest,
  scope: FetchScope,
  connections: Connections,
  signal: AbortSignal,
): Promise<Followed> {
  let next = request
  for (let step = 0; ; step++) {
    const { method, url } = next
    const response = await declared(next, scope, connections, signal, step > 0)
    const sentOn = redirects.includes(response.statusCode ?? 0) ? response.headers.location : undefined
    if (sentOn === undefined || request.redirect === 'manual')
      return { response, method, url, redirected: step > 0 }
    response.destroy()
    if (request.redirect === 'error')
      throw new Unreached('ERR_REDIRECT', 'the answer is a redirect, and `redirect` is `error`')
    if (step >= mostRedirects)
      throw new Unreached('ERR_REDIRECT', `it was sent on more than ${mostRedirects} times`)
    next = redirected(next, response.statusCode ?? 0, sentOn)
  }
}

async function declared(
  request: ReadRequest,
  { poolId, trigger, rules }: FetchScope,
  connections: Connections,
  signal: AbortSignal,
  sentOn: boolean,
): Promise<IncomingMessage> {
  const { method, url } = request
  const judged = judgeFetch(rules, method, url)
  if (!judged.declared)
    throw new Unreached(
      'ERR_NOT_DECLARED',
      `${sentOn ? 'it was sent on, and ' : ''}${method} ${addressOf(url)} is not among the capabilities of trigger \`${trigger}\``,
    )
  const options = connections.options(url, JSON.stringify([poolId, trigger]), judged.private)
  try {
    return await exchange(options, request, signal)
  } catch (error) {
    throw unreached(error, url.host)
  }
}

/** The request that a redirect asks for, after the Fetch standard, 4.4. */
function redirected(request: ReadRequest, status: number, location: string): ReadRequest {
  const { method, url: from } = request
  if (!URL.canParse(location, from.href)) throw new Unreached('ERR_REDIRECT', 'it was sent on to no URL')
  const url = new URL(location, from.href)
  checkUrl(url)
  const becomesGet =
    (status <= 302 && method === 'POST') || (status === 303 && method !== 'GET' && method !== 'HEAD')
  const dropped = [...(becomesGet ? ofBody : []), ...(url.origin === from.origin ? [] : ofOrigin)]
  const headers = new Map([...request.headers].filter(([name]) => !dropped.includes(name)))
  return { ...request, url, headers, ...(becomesGet && { method: 'GET', body: undefined }) }
}
