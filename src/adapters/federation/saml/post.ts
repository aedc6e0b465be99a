import type { KeyObject } from 'node:crypto'
import { signXml } from '@node-saml/node-saml/lib/xml.js'
import type { SamlMetadata } from '../../../model/saml-metadata.ts'
import { malformed } from '../../outside/distrusted.ts'
import { is, type Element, type Named } from '../../outside/saml/elements.ts'
import { checkIssuer } from '../../outside/saml/read-assertion.ts'
import { decode, parseMessage } from '../../outside/saml/verify-response.ts'
import { verifyMessage } from '../../outside/saml/verify-signatures.ts'
import type { MessageName } from './redirect.ts'

/** The field of a form that brings a message by HTTP-POST (saml-bindings-2.0-os, 3.5.4), signed within where there is a key. */
export function postField(xml: string, key: KeyObject | undefined): string {
  const signed = key ? signed256(xml, key) : xml
  return Buffer.from(signed).toString('base64')
}

/** A signature stands behind the issuer, where the schema of SAML wants it. */
const signed256 = (xml: string, key: KeyObject) =>
  signXml(
    xml,
    '/*',
    { reference: `/*/*[local-name()='Issuer']`, action: 'after' },
    {
      privateKey: key.export({ type: 'pkcs8', format: 'pem' }) as string,
      signatureAlgorithm: 'sha256',
      digestAlgorithm: 'sha256',
    },
  )

/**
 * Reads a message that came by HTTP-POST. Without a good signature over all of it, it is none. A pool may have many
 * providers, and signatures take long: only that of the one which it says to be of is looked at.
 */
export async function readPost(
  form: Readonly<Record<string, string>>,
  { entityId, certificates }: Pick<SamlMetadata, 'entityId' | 'certificates'>,
): Promise<{ readonly name: MessageName; readonly message: Element }> {
  const names = (['SAMLRequest', 'SAMLResponse'] as const).filter((one) => Object.hasOwn(form, one))
  const [name] = names
  if (!name || names.length > 1) throw malformed()
  const text = decode(form[name] ?? '')
  const message = await parseMessage(text)
  checkIssuer(message, { issuer: entityId })
  return { name, message: await verifyMessage(text, message, certificates) }
}

/** Makes sure that a message is what it was sent as. */
export function checkKind(message: Element, name: MessageName): void {
  const kind: Named = name === 'SAMLRequest' ? 'samlp:LogoutRequest' : 'samlp:LogoutResponse'
  if (!is(message, kind) || message.getAttribute('Version') !== '2.0') throw malformed()
}
