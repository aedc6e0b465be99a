import { createHash, createHmac } from 'node:crypto'
import { canonicalRequest } from '../sigv4/canonical-request.ts'
import type { Headers } from '../sigv4/signed-request.ts'
import { signingKey } from '../sigv4/signing-key.ts'
import type { Body } from './body.ts'

/** A request as it goes to the server behind. */
export interface Onward {
  readonly method: string
  readonly target: string
  readonly headers: Headers
  readonly body: Body | undefined
}

/** Headers that are between two neighbours, and none of the request. */
const hops =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|http2-settings|host|expect|content-length)$/
/** Headers of the signature that the gate has read. */
const proof = /^(authorization|x-amz-security-token|x-amz-date)$/
/** Names that only the gate may use, however they are written: to some servers all that is no letter is alike. */
const own = /^x[^a-z0-9]+poolwright(?![a-z0-9])/
/** Headers by which some servers find another method, path, host or caller than those that the gate has judged. */
const other =
  /^(forwarded|x-forwarded-.*|x-real-ip|x-http-method(-override)?|x-method-override|x-original-(url|host|uri)|x-rewrite-url)$/

/**
 * The headers of a request without those that `Connection` names: they are its sender's and its neighbour's own,
 * and what does not go on may not be judged by.
 */
export function ofRequest(headers: Headers): Headers {
  const named = String(headers['connection'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !named.includes(name)))
}

/** The headers that go on: none of the neighbour's, none in the gate's own name, and no signature that was read. */
export function headersOnward(
  headers: Headers,
  { signed, told }: { readonly signed: boolean; readonly told: Readonly<Record<string, string>> },
): Headers {
  const kept = Object.entries(headers).filter(
    ([name]) => !hops.test(name) && !own.test(name) && !other.test(name) && !(signed && proof.test(name)),
  )
  return { ...Object.fromEntries(kept), ...told }
}

/** Whose key signs what goes on, for which service, and when. */
export interface OnwardKeys {
  readonly id: string
  readonly secret: string
  readonly service: string
  readonly region: string
  readonly host: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The headers of a request with a signature of Signature Version 4 for the server behind. */
export function signOnward(
  { method, target, headers, body }: Onward,
  { id, secret, service, region, host, now }: OnwardKeys,
): Headers {
  const signedAt = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const date = signedAt.slice(0, 8)
  const whole = body === undefined ? Buffer.alloc(0) : Buffer.isBuffer(body) ? body : undefined
  const content = whole ? createHash('sha256').update(whole).digest('hex') : 'UNSIGNED-PAYLOAD'
  const mine: Headers = { host, 'x-amz-date': signedAt, 'x-amz-content-sha256': content }
  // What else is signed must come as it went; these are what servers look for.
  const told = Object.entries(headers).filter(
    ([name]) => name.startsWith('x-amz-') || name === 'content-type',
  )
  const all: Headers = { ...Object.fromEntries(told), ...mine }
  const signedHeaders = Object.keys(all).sort()
  const at = target.indexOf('?')
  const canonical = canonicalRequest(
    {
      method,
      path: at < 0 ? target : target.slice(0, at),
      query: at < 0 ? '' : target.slice(at + 1),
      headers: all,
      body: whole ?? Buffer.alloc(0),
    },
    { service, signedHeaders, accessKeyId: id, date, region, signature: '', signedAt },
    content,
  )
  const scope = `${date}/${region}/${service}/aws4_request`
  const hash = createHash('sha256').update(canonical, 'latin1').digest('hex')
  const signature = createHmac('sha256', signingKey(secret, { date, region, service }))
    .update(['AWS4-HMAC-SHA256', signedAt, scope, hash].join('\n'))
    .digest('hex')
  return {
    ...headers,
    ...mine,
    authorization: `AWS4-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
  }
}
