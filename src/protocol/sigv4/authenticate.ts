import type { AccessPorts } from '../../engine/access.ts'
import type { Ports } from '../../engine/ports.ts'
import { Fault } from '../../model/fault.ts'
import type { Signer } from '../../model/session.ts'
import { canonicalRequest } from './canonical-request.ts'
import { checkHeaders } from './check-headers.ts'
import { checkTime } from './check-time.ts'
import { payloadOf } from './payload.ts'
import { readSignature, type Signature } from './read.ts'
import { isSignedWith } from './sign.ts'
import type { SignedRequest } from './signed-request.ts'
import { signerOf, unknownSigner } from './signer-of.ts'

/** What it takes to prove a signature: credentials that were issued, keys that are declared, and the time. */
export type Proofs = Pick<AccessPorts, 'sessions' | 'iam'> & Pick<Ports, 'clock'>

/**
 * Finds who signed a request, and proves it. Throws the Faults that AWS answers with: what `readSignature`
 * says of half a signature, InvalidSignatureException of one that does not fit or is not of now,
 * UnrecognizedClientException of a key or a session token that nobody knows, ExpiredTokenException.
 *
 * In `dev`, a permanent key that nobody knows is believed to be the account's own, and one that is declared
 * while its secret is not there, its user's; neither is proven. A session token is always ours or refused: were
 * a stale one believed, a guest of yesterday would be the account today.
 */
export function authenticate(
  request: SignedRequest,
  service: string,
  ports: Proofs,
  mode: 'dev' | 'serve',
): Signer {
  const signature = readSignature(request, service)
  const { accessKeyId, sessionToken } = signature
  const now = ports.clock.now()
  if (sessionToken !== undefined) {
    const opened = ports.sessions.open(sessionToken, accessKeyId)
    if (!opened) throw new Fault('UnrecognizedClientException')
    if (opened.session.expires <= now) throw new Fault('ExpiredTokenException')
    prove(request, signature, opened.secret, now)
    return signerOf(signature, { session: opened.session }, ports, true)
  }
  // Such a key is nothing without its token, at AWS as here.
  if (accessKeyId.startsWith('ASIA')) throw new Fault('UnrecognizedClientException')
  const key = ports.iam.accessKey(accessKeyId)
  if (key?.secret !== undefined) {
    prove(request, signature, key.secret, now)
    return signerOf(signature, { user: key }, ports, true)
  }
  if (mode === 'serve') throw new Fault('UnrecognizedClientException')
  return key ? signerOf(signature, { user: key }, ports, false) : unknownSigner(signature, ports)
}

function prove(request: SignedRequest, signature: Signature, secret: string, now: number): void {
  checkTime(signature, now)
  checkHeaders(request, signature)
  const canonical = canonicalRequest(request, signature, payloadOf(request, signature))
  if (!isSignedWith(secret, signature, canonical))
    throw new Fault(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    )
}
