import { isLoopback } from './loopback.ts'
import { NotPlain, readPlainXml } from './plain-xml.ts'

/** A place where a provider takes messages, and how a browser brings them there. */
export interface SamlEndpoint {
  readonly binding: 'redirect' | 'post'
  readonly url: string
  /** Where it takes answers, if elsewhere. */
  readonly answers?: string
}

/** What is known of a SAML identity provider. */
export interface SamlMetadata {
  /** Its `entityID`, by which its assertions say who issued them. */
  readonly entityId: string
  /** The certificates of the keys it may sign with: DER in base64, without spaces. */
  readonly certificates: readonly string[]
  /** Milliseconds since 1970 after which none of it counts, where it says so. */
  readonly validUntil?: number
  /** Where it signs people in, the first choice first; none where it takes nobody whom we send. */
  readonly signOn?: readonly SamlEndpoint[]
  /** Where it signs them out. */
  readonly signOut?: readonly SamlEndpoint[]
}

const bindings: Readonly<Record<string, SamlEndpoint['binding']>> = {
  'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect': 'redirect',
  'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST': 'post',
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
  const places = { SingleSignOnService: [], SingleLogoutService: [] } as Record<string, SamlEndpoint[]>
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
      const services = path.length === 3 && path[1] === 'IDPSSODescriptor' ? places[local] : undefined
      services?.push(...endpointIn(part.attributes))
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
  const { SingleSignOnService: signOn = [], SingleLogoutService: signOut = [] } = places
  return judge(about, provider, {
    certificates,
    ...(signOn.length && { signOn: redirectFirst(signOn) }),
    ...(signOut.length && { signOut: redirectFirst(signOut) }),
  })
}

const redirectFirst = (endpoints: readonly SamlEndpoint[]) =>
  endpoints.toSorted(
    (one, other) => Number(other.binding === 'redirect') - Number(one.binding === 'redirect'),
  )

/** An endpoint, if it is one to which a browser can be sent: by https, or to this machine. */
function endpointIn(attributes: ReadonlyMap<string, string>): readonly SamlEndpoint[] {
  const name = attributes.get('Binding') ?? ''
  const binding = Object.hasOwn(bindings, name) ? bindings[name] : undefined
  const [url, answers] = [attributes.get('Location') ?? '', attributes.get('ResponseLocation')]
  if (!binding || !isPlace(url) || (answers !== undefined && !isPlace(answers))) return []
  return [{ binding, url, ...(answers !== undefined && { answers }) }]
}

function isPlace(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, hash } = new URL(text)
  return !hash && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)))
}

function judge(
  about: ReadonlyMap<string, string> | undefined,
  provider: boolean,
  { certificates, ...rest }: Omit<SamlMetadata, 'entityId'>,
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
  return { entityId, certificates, ...rest, ...(validUntil !== undefined && { validUntil }) }
}
