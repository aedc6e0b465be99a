import { createPublicKey, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { bits, der, integer, moment, nothing, objectId, sequence, set, text } from './der.ts'

const sha256WithRsa = sequence(objectId('1.2.840.113549.1.1.11'), nothing)
const commonName = objectId('2.5.4.3')
const version3 = der(0xa0, integer(Buffer.of(2)))

/** A certificate of X.509 (RFC 5280) for an RSA key, signed by that key itself; in DER. `name` is of both, whose it is and who says so. */
export function selfSigned(
  privateKey: KeyObject,
  { name, from, until }: { readonly name: string; readonly from: number; readonly until: number },
): Buffer {
  const called = sequence(set(sequence(commonName, text(name))))
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  const said = sequence(
    version3,
    integer(randomBytes(16)),
    sha256WithRsa,
    called,
    sequence(moment(from), moment(until)),
    called,
    publicKey,
  )
  return sequence(said, sha256WithRsa, bits(sign('RSA-SHA256', said, privateKey)))
}
