import type { Context } from '../../model/iam.ts'
import { queryParameters } from '../sigv4/percent.ts'
import type { Headers } from '../sigv4/signed-request.ts'
import type { Home, ProvenRequest } from './gate-request.ts'
import type { S3Call } from './s3-call.ts'
import { text } from './s3-names.ts'

/** Condition keys of what stands in the query. */
const ofQuery = {
  prefix: 's3:prefix',
  delimiter: 's3:delimiter',
  'max-keys': 's3:max-keys',
  versionId: 's3:VersionId',
}

/** Condition keys of headers, where they are not called as these are. */
const ofHeader: Readonly<Record<string, string>> = {
  'if-match': 's3:if-match',
  'if-none-match': 's3:if-none-match',
  'x-amz-object-lock-legal-hold': 's3:object-lock-legal-hold',
  'x-amz-object-lock-mode': 's3:object-lock-mode',
  'x-amz-object-lock-retain-until-date': 's3:object-lock-retain-until-date',
}
const asTheyAre = [
  'x-amz-acl',
  'x-amz-content-sha256',
  'x-amz-grant-full-control',
  'x-amz-grant-read',
  'x-amz-grant-read-acp',
  'x-amz-grant-write',
  'x-amz-grant-write-acp',
  'x-amz-metadata-directive',
  'x-amz-object-ownership',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-storage-class',
  'x-amz-website-redirect-location',
]
const told: readonly (readonly [header: string, key: string])[] = [
  ...Object.entries(ofHeader),
  ...asTheyAre.map((name) => [name, `s3:${name}`] as const),
]

/**
 * What policies may ask of a request. Follows "Condition keys for Amazon S3" of the Service Authorization
 * Reference, as far as the request itself can answer.
 */
export function s3Context(
  { values, headers }: S3Call,
  source: string | undefined,
  { presigned, signedAt }: ProvenRequest['signature'],
  { account, now }: Home,
): Context {
  const at = Date.parse(signedAt.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  return {
    ...Object.fromEntries(Object.entries(ofQuery).flatMap(([name, key]) => some(key, values.get(name)))),
    ...Object.fromEntries(told.flatMap(([name, key]) => some(key, headers[name]))),
    ...(source !== undefined && { 's3:x-amz-copy-source': source }),
    ...requestTags(headers),
    's3:authType': presigned ? 'REST-QUERY-STRING' : 'REST-HEADER',
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    's3:signatureAge': String(Math.max(0, now - at)),
    's3:ResourceAccount': account,
  }
}

const some = (key: string, value: string | readonly string[] | undefined) =>
  value === undefined ? [] : [[key, String(value)] as const]

function requestTags({ 'x-amz-tagging': tagging }: Headers): Context {
  if (tagging === undefined) return {}
  const tags = queryParameters(String(tagging)).map(([key, value]) => [text(key), text(value)] as const)
  return {
    ...Object.fromEntries(tags.map(([key, value]) => [`s3:RequestObjectTag/${key}`, value])),
    's3:RequestObjectTagKeys': tags.map(([key]) => key),
  }
}
