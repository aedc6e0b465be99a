import type { Asked } from '../../engine/access.ts'
import type { Context } from '../../model/iam.ts'
import { unescape, queryParameters } from '../sigv4/percent.ts'
import type { SignedRequest } from '../sigv4/signed-request.ts'
import { Refused, type Dialect } from './gate-request.ts'
import { refuseInXml } from './refuse.ts'
import { ofBucket, ofObject, ofVersion, plain } from './s3-actions.ts'
import { keysToDelete } from './s3-delete.ts'

/** Amazon S3 with the bucket in the path. What is not known to be harmless is refused. */
export const s3: Dialect = {
  service: 's3',
  read(request) {
    const [bucket = '', ...rest] = segmentsOf(request.path)
    const key = rest.join('/')
    const query = queryOf(request)
    if (bucket === '') return { asked: listing(request, query) }
    const asked = key === '' ? onBucket(request, bucket, query) : onObject(request, bucket, key, query)
    return { asked }
  },
  refuse: refuseInXml,
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A text that came with a character for each byte, as the text that it is. */
function text(bytes: string): string {
  try {
    return utf8.decode(Buffer.from(bytes, 'latin1'))
  } catch {
    throw new Refused(400, 'InvalidURI', "Couldn't parse the specified URI.")
  }
}

function segmentsOf(path: string): readonly string[] {
  const parts = path
    .split('/')
    .slice(1)
    .map((part) => text(unescape(part)))
  // A server behind might resolve them, and reach what nobody asked about.
  if (parts.some((part) => part === '.' || part === '..' || /[\\\0]/.test(part)))
    throw new Refused(400, 'InvalidURI', "Couldn't parse the specified URI.")
  return parts
}

interface Query {
  /** What chooses the call; the empty name where nothing does. */
  readonly sub: string
  readonly values: ReadonlyMap<string, string>
}

function queryOf({ query }: SignedRequest): Query {
  const values = new Map(
    queryParameters(query)
      .filter(([name]) => !name.startsWith('X-Amz-'))
      .map(([name, value]) => [name, text(value)]),
  )
  const subs = [...values.keys()].filter((name) => !plain.has(name))
  if (subs.length > 1) throw unread(`the sub-resources ${subs.join(', ')} together`)
  return { sub: subs[0] ?? '', values }
}

function listing({ method }: SignedRequest, { sub }: Query): readonly Asked[] {
  if (method !== 'GET' || sub !== '') throw unread('a call of the whole service')
  return [{ action: 's3:ListAllMyBuckets', resource: '*' }]
}

function onBucket(request: SignedRequest, bucket: string, { sub, values }: Query): readonly Asked[] {
  const { method, body } = request
  if (method === 'POST' && sub === 'delete')
    return keysToDelete(body).map(({ key, version }) => ({
      action: version ? 's3:DeleteObjectVersion' : 's3:DeleteObject',
      resource: `arn:aws:s3:::${bucket}/${key}`,
      ...(version && { context: { 's3:VersionId': version } }),
    }))
  const action = find(ofBucket, sub, method)
  return [
    { action, resource: `arn:aws:s3:::${bucket}`, context: { ...asked(values), ...headersOf(request) } },
  ]
}

function onObject(
  request: SignedRequest,
  bucket: string,
  key: string,
  { sub, values }: Query,
): readonly Asked[] {
  const { method, headers } = request
  const version = values.get('versionId')
  const call = find(ofObject, sub, method)
  const action = version === undefined ? call : (ofVersion[call] ?? call)
  const resource = `arn:aws:s3:::${bucket}/${key}`
  const context = { ...asked(values), ...headersOf(request) }
  const also: Asked[] = []
  if (method === 'PUT' && headers['x-amz-copy-source'] !== undefined)
    also.push(copied(headers['x-amz-copy-source']))
  if (method !== 'GET' && call === 's3:PutObject') {
    if (Object.keys(headers).some((name) => name === 'x-amz-acl' || name.startsWith('x-amz-grant-')))
      also.push({ action: 's3:PutObjectAcl', resource, context })
    if (headers['x-amz-tagging'] !== undefined)
      also.push({ action: 's3:PutObjectTagging', resource, context })
    if (headers['x-amz-object-lock-mode'] !== undefined)
      also.push({ action: 's3:PutObjectRetention', resource, context })
    if (headers['x-amz-object-lock-legal-hold'] !== undefined)
      also.push({ action: 's3:PutObjectLegalHold', resource, context })
  }
  return [{ action, resource, context }, ...also]
}

function copied(source: string | readonly string[]): Asked {
  const [path = '', version] = String(source).split('?versionId=')
  const [bucket = '', ...rest] = segmentsOf(path.startsWith('/') ? path : `/${path}`)
  if (bucket === '' || !rest.length) throw unread('this source of a copy')
  return {
    action: version === undefined ? 's3:GetObject' : 's3:GetObjectVersion',
    resource: `arn:aws:s3:::${bucket}/${rest.join('/')}`,
  }
}

const keys = {
  prefix: 's3:prefix',
  delimiter: 's3:delimiter',
  'max-keys': 's3:max-keys',
  versionId: 's3:VersionId',
}

const asked = (values: ReadonlyMap<string, string>): Context =>
  Object.fromEntries(
    Object.entries(keys).flatMap(([name, key]) => {
      const value = values.get(name)
      return value === undefined ? [] : [[key, value]]
    }),
  )

const conditional = [
  'x-amz-acl',
  'x-amz-copy-source',
  'x-amz-metadata-directive',
  'x-amz-server-side-encryption',
  'x-amz-storage-class',
  'x-amz-content-sha256',
]

const headersOf = ({ headers }: SignedRequest): Context =>
  Object.fromEntries(
    conditional.flatMap((name) => {
      const value = headers[name]
      return value === undefined ? [] : [[`s3:${name}`, String(value)]]
    }),
  )

function find(calls: typeof ofBucket, sub: string, method: string): string {
  const action = Object.hasOwn(calls, sub) ? calls[sub]?.[method] : undefined
  if (!action) throw unread(`${method} of \`${sub || 'an object or a bucket'}\``)
  return action
}

const unread = (what: string) =>
  new Refused(
    501,
    'NotImplemented',
    `A header or query you provided implies functionality that is not implemented: ${what}.`,
  )
