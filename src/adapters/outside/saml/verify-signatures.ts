import type { KeyObject } from 'node:crypto'
import { getVerifiedXml } from '@node-saml/node-saml/lib/xml.js'
import { Distrusted, malformed } from '../distrusted.ts'
import { decryptAssertion } from './decrypt-assertion.ts'
import { child, children, elementsIn, is, parse, within } from './elements.ts'
import type { Element } from './elements.ts'

// SHA-1 has been broken for signatures, and is taken of nobody.
const signing: readonly string[] = [
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
]
const digests: readonly string[] = [
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
]
const forms: readonly string[] = [
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments',
]
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

/** What of a response was signed. */
export interface Verified {
  readonly assertion: Element
  /** The response itself, where its signature covers it. */
  readonly response?: Element
}

/**
 * Gives the assertion of a response, read from nothing but the bytes that were signed (saml-core-2.0-os, 5.4).
 * Response, assertion or both are signed, and each signature that is there must be good. There is one
 * assertion and no signature but theirs, wherever in the document one might be put to be taken for another.
 * Where there is a `key` it has to be encrypted for it, which proves nothing: it, or the response around it, is signed.
 */
export async function verifySignatures(
  text: string,
  response: Element,
  certificates: readonly string[],
  key?: KeyObject,
): Promise<Verified> {
  const encrypted = encryptedIn(response)
  if (encrypted && key) return verifyEncrypted(text, response, certificates, key)
  // Where there is a key, what it opens is what is wanted.
  if (key) throw malformed('EncryptedAssertion')
  const assertion = onlyAssertion(response)
  const signed = [response, assertion].filter(isSigned)
  checkSignatures(response, signed)
  const [root] = await verifiedIn(text, signed, certificates)
  if (is(root, 'saml:Assertion')) return { assertion: root }
  return { assertion: child(root, 'saml:Assertion'), response: root }
}

async function verifyEncrypted(
  text: string,
  response: Element,
  certificates: readonly string[],
  key: KeyObject,
): Promise<Verified> {
  if (named(response, 'Assertion').length) throw unsigned()
  const around = [response].filter(isSigned)
  checkSignatures(response, around, 0)
  // The signature around it is looked at first: what nobody signed is not even opened.
  const root = around.length ? (await verifiedIn(text, around, certificates))[0] : undefined
  const opened = await decryptAssertion(child(root ?? response, 'saml:EncryptedAssertion'), key)
  const within = [opened.assertion].filter(isSigned)
  checkSignatures(opened.assertion, within, root ? 0 : 1)
  if (!within.length) return { assertion: opened.assertion, ...(root && { response: root }) }
  const [assertion] = await verifiedIn(opened.text, within, certificates)
  return { assertion, ...(root && { response: root }) }
}

const unsigned = () => new Distrusted({ why: 'signature' })
const isSigned = (element: Element) => children(element, 'ds:Signature').length > 0
// By local name: what looks like one to anybody counts.
const named = (element: Element, name: string) =>
  within(element).filter(({ localName }) => localName === name)

/** The only encrypted assertion of a response, if there is one. */
function encryptedIn(response: Element): Element | undefined {
  const [encrypted, ...more] = named(response, 'EncryptedAssertion')
  if (encrypted && (more.length || !children(response, 'saml:EncryptedAssertion').includes(encrypted)))
    throw unsigned()
  return encrypted
}

/** What was signed, of each element, read anew. */
async function verifiedIn(
  text: string,
  signed: readonly Element[],
  certificates: readonly string[],
): Promise<readonly [Element, ...Element[]]> {
  const pems = certificates.map(
    (one) => `-----BEGIN CERTIFICATE-----\n${one.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`,
  )
  const [first = '', ...more] = signed.map((element) => verify(text, element, pems))
  return [await parse(first), ...(await Promise.all(more.map(parse)))]
}

/** Verifies the signature that a whole message bears, and gives what it stands for. */
export async function verifyMessage(
  text: string,
  message: Element,
  certificates: readonly string[],
): Promise<Element> {
  checkSignatures(message, [message].filter(isSigned))
  const [root] = await verifiedIn(text, [message], certificates)
  return root
}

/** The content that the signature of an element stands for, as it was signed. */
function verify(text: string, element: Element, pems: string[]): string {
  try {
    const verified = getVerifiedXml(text, element as never, pems)
    if (verified !== null) return verified
  } catch {
    // It says why in words of the document.
  }
  throw unsigned()
}

function onlyAssertion(response: Element): Element {
  const assertions = named(response, 'Assertion')
  const [assertion] = assertions
  // There may be no key to open an encrypted one.
  if (!assertion)
    throw malformed(named(response, 'EncryptedAssertion').length ? 'EncryptedAssertion' : 'Assertion')
  if (assertions.length > 1 || !children(response, 'saml:Assertion').includes(assertion)) throw unsigned()
  return assertion
}

function checkSignatures(response: Element, signed: readonly Element[], least = 1): void {
  const all = within(response)
  const ids = all.flatMap(({ attributes }) =>
    Array.from(attributes).flatMap(({ localName, value }) => (/^id$/i.test(localName) ? [value] : [])),
  )
  const signatures = all.filter(({ localName }) => localName === 'Signature')
  const known = signed.flatMap((element) => children(element, 'ds:Signature'))
  const good =
    new Set(ids).size === ids.length &&
    signed.length >= least &&
    known.length === signed.length &&
    signatures.every((one) => known.includes(one)) &&
    known.length === signatures.length &&
    known.every(isPlain)
  if (!good) throw unsigned()
}

/** Whether a signature is of the kind that SAML has: of one element, which it stands in, by algorithms that hold. */
function isPlain(signature: Element): boolean {
  const parts = elementsIn(signature).filter((part) => !is(part, 'ds:KeyInfo'))
  const [info, value, ...more] = parts
  if (!info || !is(info, 'ds:SignedInfo') || !value || !is(value, 'ds:SignatureValue') || more.length)
    return false
  const [form, method, reference, ...rest] = elementsIn(info)
  if (!form || !method || !reference || !is(reference, 'ds:Reference') || rest.length) return false
  const [digest] = children(reference, 'ds:DigestMethod')
  const transforms = children(reference, 'ds:Transforms').flatMap((all) => children(all, 'ds:Transform'))
  const by = (element: Element | undefined) => element?.getAttribute('Algorithm') ?? ''
  return (
    is(form, 'ds:CanonicalizationMethod') &&
    forms.includes(by(form)) &&
    is(method, 'ds:SignatureMethod') &&
    signing.includes(by(method)) &&
    digests.includes(by(digest)) &&
    transforms.some((one) => by(one) === enveloped) &&
    transforms.every((one) => [enveloped, ...forms].includes(by(one)))
  )
}
