import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { uploadLife } from '../../engine/imports/rules.ts'
import type { ImportJob } from '../../model/import-job.ts'
import type { UserPool } from '../../model/pool.ts'
import { queryParameters } from '../sigv4/percent.ts'
import { encryption, presignedQuery, type Signing } from './presign.ts'
import { refusals } from './refuse.ts'

/** An upload before its body is read. */
export interface Proposed {
  readonly method: string
  /** What stands after `?`. */
  readonly query: string
  readonly headers: IncomingHttpHeaders
}

/**
 * Refuses an upload whose address is not the one that was given for the job, or no longer. The address of a job is
 * always the same, so it is made again and compared; the order of its parameters is free. A header that says
 * how to encrypt must say what was signed: Amazon S3 wants it there, and here it may be left out.
 */
export function checkPresigned(
  { method, query, headers }: Proposed,
  { pool, job }: { readonly pool: UserPool; readonly job: ImportJob },
  signing: Signing,
  now: number,
): void {
  const given = queryParameters(query)
  const expected = presignedQuery(pool, job, signing)
  const said = headers[encryption.name]
  const same =
    given.length === expected.size && given.every(([name, value]) => equal(expected.get(name), value))
  const distinct = new Set(given.map(([name]) => name)).size === given.length
  if (method !== 'PUT' || !same || !distinct || (said !== undefined && said !== encryption.value))
    throw refusals.mismatch()
  const expires = job.createdAt + uploadLife * 1000
  if (now > expires)
    throw refusals.expired({
      'X-Amz-Expires': uploadLife,
      Expires: new Date(expires).toISOString(),
      ServerTime: new Date(now).toISOString(),
    })
}

const equal = (one: string | undefined, other: string) => {
  const [ours, theirs] = [Buffer.from(one ?? ''), Buffer.from(other)]
  return one !== undefined && ours.length === theirs.length && timingSafeEqual(ours, theirs)
}
