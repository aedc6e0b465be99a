import { Fault } from '../../model/fault.ts'
import type { Signature } from './read.ts'
import type { SignedRequest } from './signed-request.ts'

/** What a proxy of AWS adds to a request that was signed before. */
const added = new Set(['x-amz-cf-id'])

/**
 * Refuses headers of AWS's own that nobody has signed, with InvalidSignatureException: `X-Amz-Target` says
 * what is to be done, and whoever has seen a request could change it.
 */
export function checkHeaders({ headers }: SignedRequest, { signedHeaders }: Signature): void {
  const unsigned = Object.keys(headers).filter(
    (name) => name.startsWith('x-amz-') && !added.has(name) && !signedHeaders.includes(name),
  )
  if (unsigned.length)
    throw new Fault(
      'InvalidSignatureException',
      `There were headers present in the request which were not signed: ${unsigned.join(', ')}`,
    )
}
