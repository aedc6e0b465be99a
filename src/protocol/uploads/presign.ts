import { createHmac, hash } from 'node:crypto'
import { uploadLife } from '../../engine/imports/rules.ts'
import type { ImportJob } from '../../model/import-job.ts'
import type { UserPool } from '../../model/pool.ts'
import { canonicalRequest } from '../sigv4/canonical-request.ts'
import { algorithm } from '../sigv4/read-parts.ts'
import { signingKey } from '../sigv4/signing-key.ts'

/** Under which all uploads lie: what would be the bucket of Amazon Cognito, written as a path. */
export const bucket = '/aws-cognito-idp-user-import'

/** Who signs: no access key of any user. */
const accessKeyId = 'AKIAUSERIMPORTUPLOAD'

/** What an upload must say of encryption. Amazon Cognito signs it. */
export const encryption = { name: 'x-amz-server-side-encryption', value: 'aws:kms' } as const

/** What an address is made of, beside the job. */
export interface Signing {
  /** Where callers reach the server, without a slash at the end. */
  readonly url: string
  readonly secret: string
}

type Place = Pick<UserPool, 'id' | 'account' | 'region'>

/** The path of a job's file: `/<bucket>/<account>/<pool id>/<job id>`, after whatever stands in the server's own address. */
export const uploadPath = ({ id, account }: Place, job: Pick<ImportJob, 'id'>) =>
  `${bucket}/${account}/${id}/${job.id}`

/**
 * The query of a job's address, which is always the same: a PUT that is presigned as Amazon S3 has it, from the
 * moment at which the job was made.
 */
export function presignedQuery(
  pool: Place,
  job: Pick<ImportJob, 'id' | 'createdAt'>,
  { url, secret }: Signing,
): ReadonlyMap<string, string> {
  const signedAt = new Date(job.createdAt).toISOString().replace(/[-:]|\.\d+/g, '')
  const scope = { date: signedAt.slice(0, 8), region: pool.region, service: 's3' }
  const within = `${scope.date}/${scope.region}/${scope.service}/aws4_request`
  const signedHeaders = ['host', encryption.name]
  const given = new Map([
    ['X-Amz-Algorithm', algorithm],
    ['X-Amz-Date', signedAt],
    ['X-Amz-SignedHeaders', signedHeaders.join(';')],
    ['X-Amz-Expires', String(uploadLife)],
    ['X-Amz-Credential', `${accessKeyId}/${within}`],
  ])
  const request = {
    method: 'PUT',
    path: new URL(url).pathname.replace(/\/$/, '') + uploadPath(pool, job),
    query: new URLSearchParams([...given]).toString(),
    headers: { host: new URL(url).host, [encryption.name]: encryption.value },
    body: Buffer.alloc(0),
  }
  const signature = { ...scope, accessKeyId, signedHeaders, signedAt, signature: '' }
  const canonical = canonicalRequest(
    request,
    { ...signature, presigned: { expires: uploadLife } },
    'UNSIGNED-PAYLOAD',
  )
  const toSign = [algorithm, signedAt, within, hash('sha256', canonical, 'hex')].join('\n')
  return new Map([
    ...given,
    ['X-Amz-Signature', createHmac('sha256', signingKey(secret, scope)).update(toSign).digest('hex')],
  ])
}

/** The address at which the file of a job is to be put. */
export const presignUpload = (
  pool: Place,
  job: Pick<ImportJob, 'id' | 'createdAt'>,
  signing: Signing,
): string => {
  const query = new URLSearchParams([...presignedQuery(pool, job, signing)])
  return `${signing.url}${uploadPath(pool, job)}?${query.toString()}`
}
