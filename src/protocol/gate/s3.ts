import type { Asked } from '../../engine/access.ts'
import type { Context } from '../../model/iam.ts'
import { queryParameters } from '../sigv4/percent.ts'
import type { Headers } from '../sigv4/signed-request.ts'
import { type Dialect } from './gate-request.ts'
import { refuseInXml } from './refuse.ts'
import { ofBucket, ofObject, ofVersion, withCall, withHeader } from './s3-actions.ts'
import { notImplemented, readCall, type S3Call } from './s3-call.ts'
import { s3Context } from './s3-context.ts'
import { copySource, type Source } from './s3-copy.ts'
import { keysToDelete } from './s3-delete.ts'

/** Amazon S3 with the bucket in the path. What is not known to be harmless is refused. */
export const s3: Dialect = {
  service: 's3',
  readsBody: ({ method, query }) =>
    method === 'POST' && queryParameters(query).some(([name]) => name === 'delete'),
  read(request, home) {
    const call = readCall(request)
    refuseOwnHeaders(call.headers)
    const source = sourceOf(call)
    const context = s3Context(call, source?.name, request.signature, home)
    const asked =
      call.bucket === ''
        ? listing(call, context)
        : call.key === ''
          ? onBucket(call, request.body, context)
          : onObject(call, context, source)
    const { target, headers } = call
    return { asked, target, headers: source ? { ...headers, 'x-amz-copy-source': source.header } : headers }
  },
  preflight: (request) => readCall(request).target,
  refuse: refuseInXml,
}

/**
 * MinIO's own headers do what no action of S3 says: take a bucket away with all that is in it, unpack an archive
 * anywhere in the bucket, read inside of one. By another header, servers of several services find another service.
 */
function refuseOwnHeaders(headers: Headers): void {
  const own = Object.keys(headers).find((name) =>
    /^x-minio-|^x-amz-meta-(minio-)?snowball-|^x-amz-target$/.test(name),
  )
  if (own !== undefined) throw notImplemented(own)
}

function sourceOf({ method, key, headers }: S3Call): Source | undefined {
  const { 'x-amz-copy-source': source } = headers
  if (source === undefined) return undefined
  if (method !== 'PUT' || key === '') throw notImplemented('a copy that is none')
  return copySource(source)
}

function listing({ method, sub }: S3Call, context: Context): readonly Asked[] {
  if (method !== 'GET' || sub !== '') throw notImplemented('a call of the whole service')
  return [{ action: 's3:ListAllMyBuckets', resource: '*', context }]
}

function onBucket(call: S3Call, body: Buffer, context: Context): readonly Asked[] {
  const { method, bucket, sub } = call
  if (method === 'POST' && sub === 'delete')
    return keysToDelete(body).flatMap(({ key, version }) =>
      beside(
        {
          action: version === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion',
          resource: `arn:aws:s3:::${bucket}/${key}`,
          context: { ...context, ...(version !== undefined && { 's3:VersionId': version }) },
        },
        call,
      ),
    )
  const action = find(ofBucket, call)
  return beside({ action, resource: `arn:aws:s3:::${bucket}`, context }, call)
}

function onObject(call: S3Call, context: Context, source: Source | undefined): readonly Asked[] {
  const { bucket, key, values } = call
  const plainly = find(ofObject, call)
  const action = values.has('versionId') ? (ofVersion[plainly] ?? plainly) : plainly
  const resource = `arn:aws:s3:::${bucket}/${key}`
  const also = withCall[action]
  return [
    ...beside({ action, resource, context }, call),
    ...(also === undefined ? [] : [{ action: also, resource, context }]),
    ...(source ? [source.asked] : []),
  ]
}

/** What is asked, and what its headers do beside. */
function beside(asked: Asked, { headers }: S3Call): readonly Asked[] {
  const more = withHeader.flatMap(([actions, header, action]) =>
    actions.includes(asked.action) && Object.keys(headers).some((name) => header.test(name)) ? [action] : [],
  )
  return [asked, ...new Set(more)].map((one) => (typeof one === 'string' ? { ...asked, action: one } : one))
}

function find(calls: typeof ofBucket, { method, sub }: S3Call): string {
  const action = Object.hasOwn(calls, sub) ? calls[sub]?.[method] : undefined
  if (!action) throw notImplemented(`${method} of \`${sub || 'an object or a bucket'}\``)
  return action
}
