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
 * UnrecognizedClientException of a key or a session token that nobody knows, or of whoever is gone,
 * ExpiredTokenException.
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
  const { signer, secret } = findSigner(signature, ports, mode)
  if (secret !== undefined) prove(request, signature, { secret, now: ports.clock.now() })
  return signer
}

/**
 * Whom a signature claims to be of, and the secret by which that is to be proven: none where they are believed.
 * Throws what `authenticate` says of a key or a session token that nobody knows, and of credentials that ended.
 */
export function findSigner(
  signature: Signature,
  ports: Proofs,
  mode: 'dev' | 'serve',
): { readonly signer: Signer; readonly secret: string | undefined } {
  const { accessKeyId, sessionToken } = signature
  if (sessionToken !== undefined) {
    const opened = ports.sessions.open(sessionToken, accessKeyId)
    // Whose role or user is gone has nothing left, not even a name.
    if (!opened || !ports.iam.knows(opened.session.principalArn))
      throw new Fault('UnrecognizedClientException')
    const { session, secret } = opened
    if (session.expires <= ports.clock.now()) throw new Fault('ExpiredTokenException')
    return { signer: signerOf(signature, { session }, ports, true), secret }
  }
  // Such a key is nothing without its token, at AWS as here.
  if (accessKeyId.startsWith('ASIA')) throw new Fault('UnrecognizedClientException')
  const key = ports.iam.accessKey(accessKeyId)
  if (key?.secret !== undefined)
    return { signer: signerOf(signature, { user: key }, ports, true), secret: key.secret }
  if (mode === 'serve') throw new Fault('UnrecognizedClientException')
  const signer = key ? signerOf(signature, { user: key }, ports, false) : unknownSigner(signature, ports)
  return { signer, secret: undefined }
}

/**
 * Proves a signature: that it is of now, covers all that it must, and is made with the secret. Where the body
 * is not there yet, `payload` is what the signature says of it, which is then to be held against the body.
 * Throws InvalidSignatureException.
 */
export function prove(
  request: SignedRequest,
  signature: Signature,
  { secret, now, payload }: { readonly secret: string; readonly now: number; readonly payload?: string },
): void {
  checkTime(signature, now)
  checkHeaders(request, signature)
  const canonical = canonicalRequest(request, signature, payload ?? payloadOf(request, signature))
  if (!isSignedWith(secret, signature, canonical))
    throw new Fault(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    )
}
