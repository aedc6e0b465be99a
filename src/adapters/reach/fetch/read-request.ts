import type { Json, JsonObject } from '../../../model/trigger.ts'
import type { WebRequest } from '../reach.ts'
import { Unreached } from './unreached.ts'

/** A request that may be sent as it stands, if it is declared. */
export interface ReadRequest {
  readonly method: string
  readonly url: URL
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer | undefined
  readonly redirect: WebRequest['redirect']
}

const forbiddenMethods = ['CONNECT', 'TRACE', 'TRACK']
const longestUrl = 8_192
const longestTold = 256
const mostHeaders = 100
const mostHeaderBytes = 16_384
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

// What belongs to the connection is ours to say; clients that say it all the same mean no harm.
const ours: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
const isOurs = (name: string) => ours.has(name) || name.startsWith('proxy-')

/** The address that a request is told by, without query, fragment and user, and not at any length. */
export function addressOf({ protocol, host, pathname }: URL): string {
  const address = `${protocol}//${host}${pathname}`
  return address.length > longestTold ? `${address.slice(0, longestTold)}…` : address
}

/** Reads a `WebRequest`, which may be anything: a script made it. Throws `Unreached`, where fetch would a TypeError. */
export function readRequest(input: JsonObject, size: number): ReadRequest {
  const method = readMethod(input['method'])
  const url = readUrl(input['url'])
  const headers = readHeaders(input['headers'])
  const body = readBody(input['body'], size)
  if (body && (method === 'GET' || method === 'HEAD')) throw unfit(`a ${method} request has no body`)
  const redirect = input['redirect'] ?? 'follow'
  if (redirect !== 'follow' && redirect !== 'error' && redirect !== 'manual')
    throw unfit('`redirect` is `follow`, `error` or `manual`')
  return { method, url, headers, body, redirect }
}

function readMethod(method: Json | undefined = 'GET'): string {
  if (typeof method !== 'string' || method.length > 32 || !token.test(method))
    throw unfit('the method is not one of HTTP')
  // Node sends it in capitals whatever it was, and what is sent is what is judged.
  const sent = method.toUpperCase()
  if (forbiddenMethods.includes(sent)) throw unfit(`nothing may fetch by ${sent}`)
  return sent
}

function readUrl(text: Json | undefined): URL {
  if (typeof text !== 'string' || text.length > longestUrl || !URL.canParse(text))
    throw unfit(`the URL cannot be read: it is a whole one, of at most ${longestUrl} characters`)
  const url = new URL(text)
  checkUrl(url)
  return url
}

/** Refuses what no request may go to, whatever is declared. */
export function checkUrl(url: URL): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw unfit('only http and https can be fetched')
  if (url.username || url.password) throw unfit('the URL names a user; say so in an `authorization` header')
  if (!url.hostname) throw unfit('the URL has no host')
}

function readHeaders(input: Json | undefined = []): Map<string, string> {
  if (!Array.isArray(input) || input.length > mostHeaders)
    throw unfit(`headers are pairs of texts, at most ${mostHeaders} of them`)
  const headers = new Map<string, string>()
  let bytes = 0
  for (const pair of input as readonly Json[]) {
    const [name, value] = Array.isArray(pair) ? (pair as readonly Json[]) : []
    if (typeof name !== 'string' || typeof value !== 'string') throw unfit('headers are pairs of texts')
    if (!token.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
      throw unfit('a header has a character that headers do not have')
    bytes += name.length + value.length
    const key = name.toLowerCase()
    if (isOurs(key)) continue
    const before = headers.get(key)
    headers.set(key, before === undefined ? value : before + (key === 'cookie' ? '; ' : ', ') + value)
  }
  if (bytes > mostHeaderBytes) throw unfit(`the headers have more than ${mostHeaderBytes} bytes`)
  return headers
}

function readBody(text: Json | undefined, size: number): Buffer | undefined {
  if (text === undefined || text === null) return undefined
  if (typeof text !== 'string' || /[^\0-\xff]/.test(text)) throw unfit('the body is not of bytes')
  if (text.length > size)
    throw new Unreached(
      'ERR_TOO_LARGE',
      `its body has ${text.length} bytes, and ${size} may be sent (\`fetchSize\`)`,
    )
  return Buffer.from(text, 'latin1')
}

const unfit = (message: string) => new Unreached('ERR_INVALID_REQUEST', message)
