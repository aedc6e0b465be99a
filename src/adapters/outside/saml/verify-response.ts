import type { KeyObject } from 'node:crypto'
import type { SamlMetadata } from '../../../model/saml-metadata.ts'
import { Distrusted, malformed } from '../distrusted.ts'
import { child, children, is, parse } from './elements.ts'
import type { Element } from './elements.ts'
import { checkIssuer, readAssertion } from './read-assertion.ts'
import type { Good, Wanted } from './read-assertion.ts'
import { verifySignatures } from './verify-signatures.ts'

// STS takes no longer one. Characters.
const longest = 100_000
// Of elements, comments and attributes together. What the library needs grows with the square of their number:
// so many take it a tenth of a second, and as many as a response has room for took six.
const mostMarks = 2_000
const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'

/** Verifies a response of a SAML identity provider, in base64 (saml-bindings-2.0-os, 3.5.4), and reads its assertion. */
export async function verifyResponse(
  encoded: string,
  { entityId, certificates }: SamlMetadata,
  wanted: Omit<Wanted, 'issuer'> & { readonly key?: KeyObject },
): Promise<Good> {
  const issuer = { issuer: entityId }
  const text = decode(encoded)
  const response = await parseMessage(text)
  if (!is(response, 'samlp:Response')) throw malformed('Response')
  const status = child(child(response, 'samlp:Status'), 'samlp:StatusCode')
  // Signed or not: nobody gains anything by saying no.
  if (status.getAttribute('Value') !== success) throw new Distrusted({ why: 'rejected' })
  const { assertion, response: whole } = await verifySignatures(text, response, certificates, wanted.key)
  if (children(response, 'saml:Issuer').length) checkIssuer(response, issuer)
  const destination = response.getAttribute('Destination')
  if (destination && !wanted.isRecipient(destination)) throw new Distrusted({ why: 'audience' })
  const good = readAssertion(assertion, { ...wanted, ...issuer })
  const answers = response.getAttribute('InResponseTo')
  // Signed or not, it may not contradict the assertion; by itself it counts where it is signed.
  if (answers && good.answers && answers !== good.answers) throw malformed('InResponseTo')
  return { ...good, ...(whole && answers && { answers }) }
}

/** Reads a message that somebody sent, if it has not too much in it. */
export async function parseMessage(text: string): Promise<Element> {
  if (text.length > longest || text.split(/[<=]/, mostMarks + 2).length > mostMarks + 1) throw malformed()
  return parse(text)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text of a message in base64. */
export function decode(encoded: string): string {
  if (encoded.length > longest) throw malformed()
  const base64 = encoded.replace(/[\r\n]/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw malformed()
  try {
    // Line ends are those that an XML processor reads, so that all who read the text read one.
    return utf8.decode(Buffer.from(base64, 'base64')).replace(/\r\n?/g, '\n')
  } catch {
    throw malformed()
  }
}
