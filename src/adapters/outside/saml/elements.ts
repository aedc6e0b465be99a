import { parseDomFromString } from '@node-saml/node-saml/lib/xml.js'
import { NotPlain, readPlainXml } from '../../../model/plain-xml.ts'
import { malformed } from '../distrusted.ts'

/** An element of a document, as far as we look at it. */
export interface Element {
  readonly localName: string
  readonly namespaceURI: string | null
  readonly attributes: ArrayLike<{ readonly localName: string; readonly value: string }>
  readonly childNodes: ArrayLike<{ readonly nodeType: number }>
  /** All text in it; comments are none of it, and do not end it. */
  readonly textContent: string
  getAttribute(name: string): string
  hasAttribute(name: string): boolean
}

/** The namespaces of SAML 2.0, XML signatures and XML encryption, by the prefixes that their documents use. */
const namespaces = {
  samlp: 'urn:oasis:names:tc:SAML:2.0:protocol',
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xenc: 'http://www.w3.org/2001/04/xmlenc#',
} as const

/** An element by its namespace and name: `saml:Assertion`. */
export type Named = `${keyof typeof namespaces}:${string}`

/** The root of a document. What is no plain XML is refused before the library's parser sees it. */
export async function parse(text: string): Promise<Element> {
  try {
    // Read to its end.
    for (const _ of readPlainXml(text));
  } catch (error) {
    throw error instanceof NotPlain ? malformed() : error
  }
  const document = (await parseDomFromString(text)) as unknown as { readonly documentElement: Element }
  return document.documentElement
}

/** Whether an element has a name, in the namespace that belongs to it. */
export function is(element: Element, name: Named): boolean {
  const [prefix = '', local = ''] = name.split(':')
  return element.localName === local && element.namespaceURI === namespaces[prefix as keyof typeof namespaces]
}

/** The elements in an element, in their order. */
export const elementsIn = (element: Element): readonly Element[] =>
  Array.from(element.childNodes).filter((node): node is Element & typeof node => node.nodeType === 1)

/** Those of a name. */
export const children = (element: Element, name: Named): readonly Element[] =>
  elementsIn(element).filter((child) => is(child, name))

/** The only one of a name; what lacks it, or has several, is malformed. */
export function child(element: Element, name: Named): Element {
  const [only, ...more] = children(element, name)
  if (!only || more.length) throw malformed(name.slice(name.indexOf(':') + 1))
  return only
}

/** An element and everything in it. */
export const within = (element: Element): readonly Element[] => [
  element,
  ...elementsIn(element).flatMap(within),
]
