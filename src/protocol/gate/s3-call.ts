import { escape, queryParameters, unescape } from '../sigv4/percent.ts'
import type { Headers, SignedRequest } from '../sigv4/signed-request.ts'
import { Refused } from './gate-request.ts'
import { plain } from './s3-actions.ts'
import { checkBucket, checkKey, text } from './s3-names.ts'
import { signing } from './unsigned.ts'

/** A request of Amazon S3, read once: what IAM is asked about is what goes on. */
export interface S3Call {
  readonly method: string
  /** Empty where the call is of the whole service. */
  readonly bucket: string
  /** Empty where the call is of the bucket. */
  readonly key: string
  /** What chooses the call; the empty name where nothing does. */
  readonly sub: string
  readonly values: ReadonlyMap<string, string>
  /** Those of the query that stand for headers among them. */
  readonly headers: Headers
  /** Path and query, written anew. */
  readonly target: string
}

/** Reads path and query. Throws a `Refused` where a server behind might read something else. */
export function readCall({ method, path, query, headers }: Omit<SignedRequest, 'body'>): S3Call {
  const whole = unescape(path)
  const [bucket = '', ...rest] = text(whole).split('/').slice(1)
  if (bucket !== '' || rest.length) checkBucket(bucket)
  // What is no slash to whoever routes by the path is one to whoever reads the name.
  if (bucket !== '' && /^\/?[^/]*%2f/i.test(path)) checkBucket('/')
  const key = checkKey(rest.join('/'))
  const said = readQuery(query)
  const subs = [...said.values.keys()].filter((name) => !plain.has(name))
  if (subs.length > 1) throw notImplemented(`the sub-resources ${subs.join(', ')} together`)
  const both = Object.keys(said.headers).find((name) => headers[name] !== undefined)
  if (both !== undefined) throw twice(both)
  return {
    method,
    bucket,
    key,
    sub: subs[0] ?? '',
    values: said.values,
    headers: { ...headers, ...said.headers },
    target: [whole.split('/').map(escape).join('/'), ...(said.written ? [said.written] : [])].join('?'),
  }
}

/** Headers that a presigned request may have in its query. */
const asHeaders =
  /^x-amz-(?:acl|checksum-[a-z0-9-]+|expected-bucket-owner|grant-[a-z-]+|meta-[!#$%&'*+.^`|~\w-]+|object-lock-[a-z-]+|request-payer|sdk-checksum-algorithm|server-side-encryption[a-z0-9-]*|storage-class|tagging|website-redirect-location)$/

function readQuery(query: string) {
  const values = new Map<string, string>()
  const headers: Record<string, string> = {}
  const kept: string[] = []
  const parts = query.split('&').filter((part) => part !== '')
  for (const [n, [name, bytes]] of queryParameters(query).entries()) {
    const lower = name.toLowerCase()
    if (signing.has(name)) continue
    if (values.has(name) || headers[lower] !== undefined) throw twice(name)
    if (asHeaders.test(lower)) {
      if (/[^\t\x20-\x7e\x80-\xff]/.test(bytes)) throw invalid(`The value of ${lower} is no header.`)
      headers[lower] = bytes
      continue
    }
    values.set(name, text(bytes))
    // It tells generated clients apart what method and path tell already, and some servers believe it.
    if (name !== 'x-id') kept.push(escape(name) + (parts[n]?.includes('=') ? `=${escape(bytes)}` : ''))
  }
  for (const name of ['uploadId', 'versionId'])
    if (values.get(name) === '') throw invalid(`${name} is empty.`)
  // Of these, too, MinIO takes away what nobody asked about.
  checkKey(values.get('prefix') ?? '')
  return { values, headers, written: kept.join('&') }
}

const invalid = (message: string) => new Refused(400, 'InvalidArgument', message)
const twice = (name: string) => invalid(`${text(name).slice(0, 64)} stands more than once.`)

/** What nobody has taught the gate to read. */
export const notImplemented = (what: string) =>
  new Refused(
    501,
    'NotImplemented',
    `A header or query you provided implies functionality that is not implemented: ${what}.`,
  )
