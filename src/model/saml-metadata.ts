import { NotPlain, readPlainXml } from './plain-xml.ts'

/** What is known of a SAML identity provider. */
export interface SamlMetadata {
  /** Its `entityID`, by which its assertions say who issued them. */
  readonly entityId: string
  /** The certificates of the keys it may sign with: DER in base64, without spaces. */
  readonly certificates: readonly string[]
  /** Milliseconds since 1970 after which none of it counts, where it says so. */
  readonly validUntil?: number
}

/** An instant of SAML (xs:dateTime in UTC), in milliseconds since 1970. */
export function samlInstant(text: string): number | undefined {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/
  const time = form.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(time) ? undefined : time
}

/**
 * Reads the metadata of one SAML 2.0 identity provider (saml-metadata-2.0-os, 2.3.2 and 2.4.3). A mistake is
 * said in words that go on from "the metadata".
 */
export function readSamlMetadata(document: string): SamlMetadata | { readonly mistake: string } {
  try {
    return readIt(document)
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error
    return { mistake: `cannot be read as XML: ${error.message}` }
  }
}

function readIt(document: string): SamlMetadata | { readonly mistake: string } {
  // By local names: prefixes are the author's own.
  const path: string[] = []
  let about: ReadonlyMap<string, string> | undefined
  let provider = false
  let signs = false
  let text = ''
  const certificates: string[] = []
  for (const part of readPlainXml(document.replace(/^\ufeff/, '').trim())) {
    if (part.kind === 'text') {
      text += part.text
      continue
    }
    const local = part.name.slice(part.name.indexOf(':') + 1)
    if (part.kind === 'open') {
      path.push(local)
      text = ''
      if (path.length === 1 && local === 'EntityDescriptor') about = part.attributes
      if (path.join('/') === 'EntityDescriptor/IDPSSODescriptor') provider = true
      if (local === 'KeyDescriptor') signs = (part.attributes.get('use') ?? 'signing') === 'signing'
      continue
    }
    const [root, role, key, ...info] = path
    const ofKey = root === 'EntityDescriptor' && role === 'IDPSSODescriptor' && key === 'KeyDescriptor'
    if (ofKey && signs && info.join('/') === 'KeyInfo/X509Data/X509Certificate')
      certificates.push(text.replace(/\s/g, ''))
    path.pop()
    text = ''
  }
  return judge(about, provider, certificates)
}

function judge(
  about: ReadonlyMap<string, string> | undefined,
  provider: boolean,
  certificates: readonly string[],
): SamlMetadata | { readonly mistake: string } {
  const entityId = about?.get('entityID')
  if (!about) return { mistake: 'has no `EntityDescriptor` at its root' }
  if (!entityId) return { mistake: 'says no `entityID`' }
  if (!provider) return { mistake: 'has no `IDPSSODescriptor`: it describes no identity provider' }
  if (!certificates.length) return { mistake: 'has no certificate of a key that signs' }
  if (!certificates.every((one) => /^MII[A-Za-z0-9+/]{100,}={0,2}$/.test(one)))
    return { mistake: 'has a certificate that is none' }
  const until = about.get('validUntil')
  const validUntil = until === undefined ? undefined : samlInstant(until)
  if (until !== undefined && validUntil === undefined)
    return { mistake: 'has a `validUntil` that is no time in UTC' }
  return { entityId, certificates, ...(validUntil !== undefined && { validUntil }) }
}
