import { generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** A key and a certificate of it that it signed itself, as SAML providers have them: RSA of 2048 bits, SHA-256. */
export function selfSigned(): { readonly privateKey: KeyObject; readonly certificate: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const body = der(
    0x30,
    der(0x02, Buffer.from([1])),
    sha256WithRsa,
    name,
    der(0x30, time('20200101000000Z'), time('20990101000000Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  return { privateKey, certificate: der(0x30, body, sha256WithRsa, signature).toString('base64') }
}

/** A value of ASN.1 by DER (X.690). */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const { length } = body
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}

const time = (text: string) => der(0x18, Buffer.from(text))
const sha256WithRsa = der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'))
const commonName = Buffer.from('0603550403', 'hex')
const name = der(0x30, der(0x31, der(0x30, commonName, der(0x0c, Buffer.from('partner')))))
