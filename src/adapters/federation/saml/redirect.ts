import { sign, verify, X509Certificate, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { Distrusted, malformed } from '../../outside/distrusted.ts'

const deflate = promisify<string, Buffer>(deflateRaw)
const inflate = promisify(inflateRaw) as (
  bytes: Buffer,
  options: { readonly maxOutputLength: number },
) => Promise<Buffer>

/** What a message is called where it is sent: by what it is. */
export type MessageName = 'SAMLRequest' | 'SAMLResponse'

// Of the message, however small it was packed. Bytes.
const longest = 100_000
const longestQuery = 16_384
/** The algorithms that hold, by their names. SHA-1 is taken of nobody, and a MAC has no key. */
const algorithms: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'RSA-SHA256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'RSA-SHA512',
}
const ours = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const signatureOf = promisify(sign) as unknown as (
  algorithm: string,
  data: Buffer,
  key: KeyObject,
) => Promise<Buffer>

/** The address that brings a message by HTTP-Redirect (saml-bindings-2.0-os, 3.4.4), signed where there is a key. */
export async function redirectTo(
  url: string,
  name: MessageName,
  xml: string,
  { relayState, key }: { readonly relayState: string | undefined; readonly key: KeyObject | undefined },
): Promise<string> {
  const packed = (await deflate(xml)).toString('base64')
  const said = [
    [name, packed],
    ...(relayState === undefined ? [] : [['RelayState', relayState]]),
    ...(key ? [['SigAlg', ours]] : []),
  ]
  const query = said.map(([word = '', value = '']) => `${word}=${encodeURIComponent(value)}`).join('&')
  const signature = key && (await signatureOf('RSA-SHA256', Buffer.from(query), key)).toString('base64')
  const whole = signature === undefined ? query : `${query}&Signature=${encodeURIComponent(signature)}`
  return `${url}${url.includes('?') ? '&' : '?'}${whole}`
}

/**
 * Reads a message that came by HTTP-Redirect, whose signature is of the very letters of the address
 * (saml-bindings-2.0-os, 3.4.4.1). Without a good one it is none.
 */
export async function readRedirect(
  query: string,
  certificates: readonly string[],
): Promise<{ readonly name: MessageName; readonly text: string }> {
  if (query.length > longestQuery) throw malformed()
  const letters = new Map<string, string>()
  for (const part of query.split('&')) {
    const [name = '', ...value] = part.split('=')
    // Said twice, it would be read once and signed once.
    if (letters.has(name)) throw malformed()
    letters.set(name, value.join('='))
  }
  const names = (['SAMLRequest', 'SAMLResponse'] as const).filter((one) => letters.has(one))
  const [name] = names
  if (!name || names.length > 1) throw malformed()
  const signed = [name, 'RelayState', 'SigAlg'].flatMap((one) =>
    letters.has(one) ? [`${one}=${letters.get(one)}`] : [],
  )
  const algorithm = decoded(letters.get('SigAlg'))
  const signature = Buffer.from(decoded(letters.get('Signature')), 'base64')
  const way = Object.hasOwn(algorithms, algorithm) ? algorithms[algorithm] : undefined
  const good =
    way !== undefined && certificates.some((one) => isBy(one, way, Buffer.from(signed.join('&')), signature))
  if (!good) throw new Distrusted({ why: 'signature' })
  return { name, text: await unpack(decoded(letters.get(name))) }
}

function isBy(certificate: string, algorithm: string, data: Buffer, signature: Buffer): boolean {
  try {
    const key = new X509Certificate(Buffer.from(certificate, 'base64')).publicKey
    return key.asymmetricKeyType === 'rsa' && verify(algorithm, data, key, signature)
  } catch {
    return false
  }
}

function decoded(letters: string | undefined): string {
  try {
    return decodeURIComponent((letters ?? '').replaceAll('+', ' '))
  } catch {
    throw malformed()
  }
}

async function unpack(packed: string): Promise<string> {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) throw malformed()
  try {
    const bytes = await inflate(Buffer.from(packed, 'base64'), { maxOutputLength: longest })
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    throw malformed()
  }
}
