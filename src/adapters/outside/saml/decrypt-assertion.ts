import type { KeyObject } from 'node:crypto'
import { decryptXml } from '@node-saml/node-saml/lib/xml.js'
import { Distrusted, malformed } from '../distrusted.ts'
import { child, children, is, parse, within } from './elements.ts'
import type { Element } from './elements.ts'

const contents: readonly string[] = [
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
]
// The older padding lets whoever may try often enough read what was encrypted.
const wrapping = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p'
/** The digests of that padding, and the names that the library knows them by. */
const digests: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/09/xmldsig#sha1': 'http://www.w3.org/2000/09/xmldsig#sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'http://www.w3.org/2000/09/xmldsig#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'http://www.w3.org/2000/09/xmldsig#sha512',
}
const mostMarks = 2_000

/** An assertion that was encrypted, as text and read. */
export interface Decrypted {
  readonly text: string
  readonly assertion: Element
}

/**
 * Opens an encrypted assertion (saml-core-2.0-os, 2.3.4; xmlenc-core). It says nothing of who wrote it: anybody can
 * encrypt for us. Whatever is wrong within is told in one way, so that nobody learns by trying.
 */
export async function decryptAssertion(encrypted: Element, key: KeyObject): Promise<Decrypted> {
  const text = await open(plainForm(encrypted), key)
  try {
    if (text.split(/[<=]/, mostMarks + 2).length > mostMarks + 1) throw malformed()
    const assertion = await parse(text)
    const all = within(assertion).filter(({ localName }) => /^(Encrypted)?Assertion$/.test(localName))
    if (!is(assertion, 'saml:Assertion') || all.length !== 1) throw malformed()
    return { text, assertion }
  } catch {
    throw unsigned()
  }
}

const unsigned = () => new Distrusted({ why: 'signature' })

async function open(element: string, key: KeyObject): Promise<string> {
  try {
    const text: unknown = await decryptXml(element, key.export({ type: 'pkcs8', format: 'pem' }))
    return String(text).replace(/\r\n?/g, '\n').trim()
  } catch {
    throw unsigned()
  }
}

/** Writes anew what was read of it, so that the library is given ways that hold and base64, and nothing to choose from. */
function plainForm(encrypted: Element): string {
  const data = child(encrypted, 'xenc:EncryptedData')
  // The key may stand in the data or beside them.
  const [beside] = children(encrypted, 'xenc:EncryptedKey')
  const wrapped = beside ?? child(child(data, 'ds:KeyInfo'), 'xenc:EncryptedKey')
  const content = methodOf(data).getAttribute('Algorithm')
  const method = methodOf(wrapped)
  const [said] = children(method, 'ds:DigestMethod')
  const digest = said?.getAttribute('Algorithm') ?? 'http://www.w3.org/2000/09/xmldsig#sha1'
  if (!contents.includes(content) || method.getAttribute('Algorithm') !== wrapping) throw unknown()
  if (!Object.hasOwn(digests, digest)) throw unknown()
  const key = `<EncryptedKey><EncryptionMethod Algorithm="${wrapping}"><DigestMethod Algorithm="${digests[digest]}"/></EncryptionMethod>${cipherOf(wrapped)}</EncryptedKey>`
  return `<EncryptedData><EncryptionMethod Algorithm="${content}"/><KeyInfo>${key}</KeyInfo>${cipherOf(data)}</EncryptedData>`
}

const unknown = () => malformed('EncryptedAssertion')
const methodOf = (element: Element) => child(element, 'xenc:EncryptionMethod')

function cipherOf(element: Element): string {
  const value = child(child(element, 'xenc:CipherData'), 'xenc:CipherValue').textContent.replace(/\s/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value)) throw unknown()
  return `<CipherData><CipherValue>${value}</CipherValue></CipherData>`
}
