import type { Invocation } from '../../../engine/ports.ts'
import type { Json, JsonObject } from '../../../model/trigger.ts'
import type { Fetch } from '../fetch/open-fetch.ts'
import type { Reached, WebResponse } from '../reach.ts'
import type { Said, Spoken } from './protocol.ts'

/** Sends a request to the endpoint of its service as it is. Its author names where that lies, and may. */
export function forward(
  { fetch }: Pick<Fetch, 'fetch'>,
  input: JsonObject,
  { pathname, search }: URL,
  endpoint: string,
  { poolId, stage: { trigger, limits } }: Invocation,
  signal: AbortSignal,
): Promise<Reached> {
  const base = endpoint.replace(/\/$/, '')
  const rules = [{ to: `* ${base}/*`, private: true }]
  const scope = { poolId, trigger: trigger.name, rules, size: limits.fetchSize }
  return fetch({ ...input, url: `${base}${pathname}${search}` }, scope, signal)
}

/** A request as services read it. What is none is read as an empty one. */
export function readSpoken({ method = 'GET', headers, body = '' }: JsonObject, { pathname }: URL): Spoken {
  const pairs = Array.isArray(headers) ? (headers as readonly Json[]) : []
  return {
    method: `${method}`.toUpperCase(),
    path: pathname,
    headers: new Map(
      pairs.flatMap((pair) => (Array.isArray(pair) ? [[`${pair[0]}`.toLowerCase(), `${pair[1]}`]] : [])),
    ),
    body: Buffer.from(typeof body === 'string' ? body : '', 'latin1').toString(),
  }
}

/** An answer as a script's `fetch` is given it. */
export function responseOf(
  { status, type, headers = [], body }: Said,
  url: URL,
  requestId: string,
): WebResponse & Json {
  const bytes = Buffer.from(body)
  return {
    status,
    statusText: status === 200 ? 'OK' : '',
    url: url.href,
    redirected: false,
    headers: [
      ['content-type', type],
      ['content-length', `${bytes.length}`],
      ['x-amzn-requestid', requestId],
      ...headers,
    ],
    body: bytes.toString('latin1'),
  }
}
