import { queryParameters, escape, unescape } from './percent.ts'
import type { Signature } from './read.ts'
import type { SignedRequest } from './signed-request.ts'

/**
 * The request as both sides write it down to sign it. Follows "Create a canonical request" of the AWS IAM
 * guide. What comes of it has a character for each byte.
 */
export function canonicalRequest(
  { method, path, query, headers }: SignedRequest,
  { service, signedHeaders, presigned }: Signature,
  payload: string,
): string {
  const lines = signedHeaders.map((name) => `${name}:${valueOf(headers[name])}\n`)
  return [
    method,
    // Amazon S3 is the one service whose paths are what they are: any may be the name of an object.
    service === 's3' ? once(path) : twice(path),
    sorted(query, presigned !== undefined),
    lines.join(''),
    signedHeaders.join(';'),
    payload,
  ].join('\n')
}

const once = (path: string) => path.split('/').map(unescape).map(escape).join('/') || '/'

/** A path without `.`, `..` and empty parts, which is encoded again although it is encoded. */
function twice(path: string): string {
  const kept: string[] = []
  const parts = path.split('/')
  for (const part of parts)
    if (part === '..') kept.pop()
    else if (part !== '' && part !== '.') kept.push(escape(part))
  return `/${kept.join('/')}${kept.length && parts.at(-1) === '' ? '/' : ''}`
}

/** By name and then by value, as they are once encoded. Where the signature stands among them, all but it. */
function sorted(query: string, presigned: boolean): string {
  const pairs = queryParameters(query)
    .filter(([name]) => !presigned || name !== 'X-Amz-Signature')
    .map(([name, value]) => [escape(name), escape(value)] as const)
  return pairs
    .toSorted(([a, x], [b, y]) => order(a, b) || order(x, y))
    .map((pair) => pair.join('='))
    .join('&')
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function valueOf(value: string | readonly string[] | undefined): string {
  const values = typeof value === 'string' ? [value] : (value ?? [])
  // No other blanks: what a text in UTF-8 is made of may look like one.
  return values.map((one) => one.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '')).join(',')
}
