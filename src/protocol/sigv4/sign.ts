import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import { signingKey } from './signing-key.ts'
import type { Signature } from './read.ts'

/** Whether a secret gives this very signature of a canonical request. How long that takes tells nothing. */
export function isSignedWith(secret: string, signature: Signature, canonical: string): boolean {
  const { date, region, service, signedAt } = signature
  const toSign = [
    'AWS4-HMAC-SHA256',
    signedAt,
    `${date}/${region}/${service}/aws4_request`,
    hash('sha256', Buffer.from(canonical, 'latin1'), 'hex'),
  ].join('\n')
  const ours = createHmac('sha256', signingKey(secret, signature)).update(toSign).digest()
  return timingSafeEqual(ours, Buffer.from(signature.signature, 'hex'))
}
