import { createPublicKey } from 'node:crypto'
import type { Cbor, CborMap } from './read-cbor.ts'

const [kty, alg] = [1, 3]
const ES256 = -7
const RS256 = -257

const bytesOf = (value: Cbor | undefined, least: number, most: number) => {
  if (!(value instanceof Uint8Array) || value.length < least || value.length > most) return undefined
  return Buffer.from(value).toString('base64url')
}

/** Reads a COSE key (RFC 9052 7, RFC 9053 2.1 and RFC 8230 4) of ES256 or RS256, as SubjectPublicKeyInfo in base64url. */
export function readKey(cose: CborMap): string | undefined {
  const jwk = jwkOf(cose)
  if (!jwk) return undefined
  try {
    return createPublicKey({ key: jwk, format: 'jwk' })
      .export({ format: 'der', type: 'spki' })
      .toString('base64url')
  } catch {
    // A point that is not on the curve, for one.
    return undefined
  }
}

function jwkOf(cose: CborMap): Readonly<Record<string, string>> | undefined {
  if (cose.get(kty) === 2 && cose.get(alg) === ES256 && cose.get(-1) === 1) {
    const [x, y] = [bytesOf(cose.get(-2), 32, 32), bytesOf(cose.get(-3), 32, 32)]
    return x && y ? { kty: 'EC', crv: 'P-256', x, y } : undefined
  }
  if (cose.get(kty) === 3 && cose.get(alg) === RS256) {
    // From 2048 to 4096 bits.
    const [n, e] = [bytesOf(cose.get(-1), 256, 512), bytesOf(cose.get(-2), 1, 4)]
    return n && e ? { kty: 'RSA', n, e } : undefined
  }
  return undefined
}
