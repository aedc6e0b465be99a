import type { Asked } from '../../engine/access.ts'
import { escape, unescape } from '../sigv4/percent.ts'
import { notImplemented } from './s3-call.ts'
import { checkBucket, checkKey, text } from './s3-names.ts'

/** What is copied. */
export interface Source {
  /** `bucket/key`. */
  readonly name: string
  readonly asked: Asked
  /** `x-amz-copy-source`, written anew. */
  readonly header: string
}

/** Reads `<bucket>/<key>[?versionId=<version>]`, all of it encoded or none, with a slash before it or without. */
export function copySource(header: string | readonly string[]): Source {
  const [path = '', query, ...more] = String(header).split('?')
  const whole = unescape(path).replace(/^\//, '')
  const version = query === undefined ? undefined : /^versionId=([^&=]+)$/.exec(query)?.[1]
  const [bucket = '', ...rest] = text(whole).split('/')
  if (!rest.join('/') || more.length || (query !== undefined && version === undefined))
    throw notImplemented('this source of a copy')
  const key = checkKey(rest.join('/'))
  const written = `/${whole.split('/').map(escape).join('/')}`
  const of = version === undefined ? undefined : unescape(version)
  return {
    name: `${checkBucket(bucket)}/${key}`,
    asked: {
      action: of === undefined ? 's3:GetObject' : 's3:GetObjectVersion',
      resource: `arn:aws:s3:::${bucket}/${key}`,
      ...(of !== undefined && { context: { 's3:VersionId': text(of) } }),
    },
    header: of === undefined ? written : `${written}?versionId=${escape(of)}`,
  }
}
