import { createHash, createHmac, hash, timingSafeEqual } from 'node:crypto'
import { Fault } from '../../../model/fault.ts'
import type { Signature } from '../../sigv4/read.ts'
import { signingKey } from '../../sigv4/signing-key.ts'

/** The signatures of chunks, each of which covers the one before it; the first, that of the request. */
export interface ChunkSignatures {
  /** Begins a chunk: what is in it is fed to `update`, and `check` holds it against its signature. */
  chunk(): { update(bytes: Buffer): void; check(signature: string): void }
  /** Checks the signature of what follows the last chunk, as canonical lines. */
  trailer(lines: string, signature: string): void
}

/**
 * The chain of signatures over an upload. Follows "Transferring Payload in Multiple Chunks (Chunked Upload)"
 * and "Including Trailing Headers (Chunked Upload)" of the Amazon S3 API reference. A signature that does not
 * fit is refused with InvalidSignatureException.
 */
export function chunkSignatures(secret: string, seed: Signature): ChunkSignatures {
  const { date, region, service, signedAt } = seed
  const key = signingKey(secret, seed)
  const scope = `${date}/${region}/${service}/aws4_request`
  let before = seed.signature

  function check(kind: string, hashes: readonly string[], signature: string): void {
    const toSign = [`AWS4-HMAC-SHA256-${kind}`, signedAt, scope, before, ...hashes].join('\n')
    const ours = createHmac('sha256', key).update(toSign).digest()
    const theirs = Buffer.from(signature, 'hex')
    if (theirs.length !== ours.length || !timingSafeEqual(ours, theirs))
      throw new Fault('InvalidSignatureException', 'The signature of a chunk does not match what it holds.')
    before = ours.toString('hex')
  }

  return {
    chunk() {
      const content = createHash('sha256')
      return {
        update: (bytes) => void content.update(bytes),
        check: (signature) => check('PAYLOAD', [hash('sha256', ''), content.digest('hex')], signature),
      }
    },
    trailer: (lines, signature) => check('TRAILER', [hash('sha256', lines)], signature),
  }
}
