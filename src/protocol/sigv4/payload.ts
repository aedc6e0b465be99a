import { hash } from 'node:crypto'
import { Fault } from '../../model/fault.ts'
import type { Signature } from './read.ts'
import type { SignedRequest } from './signed-request.ts'

/** Services that take a body which nobody has signed, when the request says so. */
const unsigned = new Set(['s3'])

/**
 * What a signature covers of the body: its SHA-256, or a word in its place. Where the request says a hash,
 * it must be that of the body, which is refused with InvalidSignatureException otherwise.
 */
export function payloadOf({ body }: SignedRequest, { service, content, presigned }: Signature): string {
  if (content === 'UNSIGNED-PAYLOAD' && unsigned.has(service)) return content
  if (content === undefined && presigned && unsigned.has(service)) return 'UNSIGNED-PAYLOAD'
  const ours = hash('sha256', body, 'hex')
  if (content === undefined || content === ours) return ours
  throw new Fault(
    'InvalidSignatureException',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  )
}
