import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { asOf, longestFile } from '../../engine/imports/rules.ts'
import type { ImportJob } from '../../model/import-job.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Answer } from '../exchange.ts'
import type { Log } from '../log.ts'
import { checkPresigned } from './check-presigned.ts'
import { bucket, encryption, type Signing } from './presign.ts'
import { refusals, refusedInXml, UploadRefused } from './refuse.ts'

/** What uploads need of the server. */
export interface Receiving {
  readonly signing: Signing
  readonly clock: { now(): number }
  readonly log: Log
  readonly pool: (id: string) => Promise<UserPool | undefined>
  readonly job: (poolId: string, id: string) => Promise<ImportJob | undefined>
  /** Begins to keep the file of a job, of which nothing counts before it has come whole. */
  readonly begin: (jobId: string) => {
    write(bytes: Uint8Array): Promise<void>
    /** Whether it is the file of the job now. */
    keep(): Promise<boolean>
    drop(): Promise<void>
  }
}

/** A file is kept in pieces of so many bytes, and no more of it is in memory at once. */
const piece = 256 * 1024

/** Milliseconds that a body goes on after its refusal. */
const patience = 5_000

const place = new RegExp(`^${bucket}/(\\d+)/([\\w-]+)/(import-[0-9a-zA-Z-]+)$`)

/** Pages of any origin may put a file: who may is said by the address. That AWS lets them, too, is unverified. */
const readable = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag,x-amz-request-id,x-amz-id-2',
}
const preflight: Answer = {
  status: 200,
  headers: {
    ...readable,
    'access-control-allow-methods': 'PUT',
    'access-control-allow-headers': `content-type,${encryption.name}`,
    'access-control-max-age': '3000',
  },
  body: '',
}

/** Whether a request is one of an upload. */
export const isUpload = (url: string) => url.startsWith(`${bucket}/`)

/**
 * `PUT /aws-cognito-idp-user-import/<account>/<pool id>/<job id>?X-Amz-…`: takes the file of an import, as a presigned
 * PUT of Amazon S3 is. 200 with an `ETag`; 400 EntityTooLarge above 100 MB, or IncompleteBody; 403 AccessDenied or
 * SignatureDoesNotMatch; 411 MissingContentLength. Refusals are XML.
 */
export async function receiveUpload(
  request: IncomingMessage,
  response: ServerResponse,
  receiving: Receiving,
): Promise<void> {
  const id = randomUUID()
  const { status, headers, body } =
    request.method === 'OPTIONS'
      ? preflight
      : await take(request, receiving, id).catch((error: unknown) => {
          if (error instanceof UploadRefused) return refusedInXml(error, id)
          throw error
        })
  const length = Buffer.byteLength(body)
  response.writeHead(status, { ...readable, ...headers, 'content-length': length }).end(body)
  // Who was refused may send on so that the answer is heard, and not for as long as a file may take.
  if (!request.complete) setTimeout(() => request.complete || request.destroy(), patience).unref()
}

async function take(request: IncomingMessage, receiving: Receiving, id: string): Promise<Answer> {
  const { method = '', url = '', headers } = request
  const cut = url.indexOf('?')
  const [path, query] = cut < 0 ? [url, ''] : [url.slice(0, cut), url.slice(cut + 1)]
  if (!query.includes('X-Amz-Signature=')) throw refusals.denied()
  const [, account, poolId = '', jobId = ''] = place.exec(path) ?? []
  const pool = await receiving.pool(poolId)
  const job = pool && pool.account === account ? await receiving.job(pool.id, jobId) : undefined
  // Nobody learns which jobs there are.
  if (!pool || !job) throw refusals.mismatch()
  const now = receiving.clock.now()
  checkPresigned({ method, query, headers }, { pool, job }, receiving.signing, now)
  if (asOf(job, now).status !== 'Created') throw refusals.denied()
  const length = headers['content-length'] === undefined ? undefined : Number(headers['content-length'])
  if (length === undefined) throw refusals.noLength()
  if (length > longestFile) throw refusals.tooLarge(length, longestFile)
  if (headers[encryption.name] === undefined)
    receiving.log.warn(
      { import: job.id },
      `an upload without the header ${encryption.name}: ${encryption.value}, which Amazon S3 refuses`,
    )
  const etag = await keep(request, job, length, receiving)
  return {
    status: 200,
    headers: {
      'x-amz-request-id': id,
      'x-amz-id-2': id,
      [encryption.name]: encryption.value,
      etag: `"${etag}"`,
    },
    body: '',
  }
}

/** Keeps a body as it comes, and gives its MD5 digest. Of one that does not come whole nothing stays. */
async function keep(
  request: IncomingMessage,
  { id }: ImportJob,
  length: number,
  { begin }: Receiving,
): Promise<string> {
  const upload = begin(id)
  const digest = createHash('md5')
  let [waiting, held, came]: [Buffer[], number, number] = [[], 0, 0]
  const flush = async () => {
    const bytes = Buffer.concat(waiting.splice(0), held)
    held = 0
    if (bytes.length) await upload.write(bytes)
  }
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      digest.update(chunk)
      waiting.push(chunk)
      held += chunk.length
      came += chunk.length
      if (held >= piece) await flush()
    }
    await flush()
    if (came !== length) throw refusals.incomplete()
    if (!(await upload.keep())) throw refusals.denied()
  } catch (error) {
    await upload.drop()
    // Nobody is there to be told.
    throw request.errored && !(error instanceof UploadRefused) ? refusals.incomplete() : error
  }
  return digest.digest('hex')
}
