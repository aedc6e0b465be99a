import { getVerifiedXml } from '@node-saml/node-saml/lib/xml.js'
import { Distrusted, malformed } from '../distrusted.ts'
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

/**
 * Gives the assertion of a response, read from nothing but the bytes that were signed (saml-core-2.0-os, 5.4).
 * Response, assertion or both are signed, and each signature that is there must be good. There is one
 * assertion and no signature but theirs, wherever in the document one might be put to be taken for another.
 */
export async function verifySignatures(
  text: string,
  response: Element,
  certificates: readonly string[],
): Promise<Element> {
  const assertion = onlyAssertion(response)
  const signed = [response, assertion].filter((element) => children(element, 'ds:Signature').length)
  checkSignatures(response, signed)
  const pems = certificates.map(
    (one) => `-----BEGIN CERTIFICATE-----\n${one.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`,
  )
  const verified = signed.map((element) => verify(text, element, pems))
  const root = await parse(verified[0] ?? '')
  return is(root, 'saml:Assertion') ? root : child(root, 'saml:Assertion')
}

/** The content that the signature of an element stands for, as it was signed. */
function verify(text: string, element: Element, pems: string[]): string {
  try {
    const verified = getVerifiedXml(text, element as never, pems)
    if (verified !== null) return verified
  } catch {
    // It says why in words of the document.
  }
  throw new Distrusted({ why: 'signature' })
}

function onlyAssertion(response: Element): Element {
  const all = within(response)
  // By local name: what looks like one to anybody counts.
  const assertions = all.filter(({ localName }) => localName === 'Assertion')
  const [assertion] = assertions
  if (!assertion) {
    const encrypted = all.some(({ localName }) => localName === 'EncryptedAssertion')
    // No key to open them is ever declared.
    throw malformed(encrypted ? 'EncryptedAssertion' : 'Assertion')
  }
  if (assertions.length > 1 || !children(response, 'saml:Assertion').includes(assertion))
    throw new Distrusted({ why: 'signature' })
  return assertion
}

function checkSignatures(response: Element, signed: readonly Element[]): void {
  const all = within(response)
  const ids = all.flatMap(({ attributes }) =>
    Array.from(attributes).flatMap(({ localName, value }) => (/^id$/i.test(localName) ? [value] : [])),
  )
  const signatures = all.filter(({ localName }) => localName === 'Signature')
  const known = signed.flatMap((element) => children(element, 'ds:Signature'))
  const good =
    new Set(ids).size === ids.length &&
    signed.length > 0 &&
    known.length === signed.length &&
    signatures.every((one) => known.includes(one)) &&
    known.length === signatures.length &&
    known.every(isPlain)
  if (!good) throw new Distrusted({ why: 'signature' })
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
