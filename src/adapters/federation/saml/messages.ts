import type { SamlSubject } from '../../../model/saml-subject.ts'

const protocol = 'urn:oasis:names:tc:SAML:2.0:protocol'
const assertion = 'urn:oasis:names:tc:SAML:2.0:assertion'
const bindings = 'urn:oasis:names:tc:SAML:2.0:bindings'

/** What every message of ours says. */
export interface MessageAbout {
  readonly id: string
  readonly poolId: string
  readonly destination: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The name by which a provider knows a pool. */
export const entityIdOf = (poolId: string) => `urn:amazon:cognito:sp:${poolId}`
/** Where the domain of a pool takes assertions. */
export const acsOf = (domain: string) => `${domain}/saml2/idpresponse`
/** Where it takes what is said of sign-outs. */
export const sloOf = (domain: string) => `${domain}/saml2/logout`

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}
const escaped = (text: string) => text.replace(/[&<>"\t\n\r]/g, (mark) => marks[mark] ?? '')

/** Attributes of an element; those that are not there are not said. */
const said = (attributes: Readonly<Record<string, string | undefined>>) =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(value)}"`))
    .join('')

function message(
  name: string,
  { id, poolId, destination, now }: MessageAbout,
  attributes: Readonly<Record<string, string | undefined>>,
  inside = '',
): string {
  const IssueInstant = new Date(now).toISOString()
  const all = said({ ID: id, Version: '2.0', IssueInstant, Destination: destination, ...attributes })
  const issuer = `<saml:Issuer>${escaped(entityIdOf(poolId))}</saml:Issuer>`
  return `<samlp:${name} xmlns:samlp="${protocol}" xmlns:saml="${assertion}"${all}>${issuer}${inside}</samlp:${name}>`
}

/** Asks a provider to say who somebody is (saml-core-2.0-os, 3.4.1). How it names them is left to it. */
export const authnRequest = (about: MessageAbout, domain: string, forced: boolean): string =>
  message('AuthnRequest', about, {
    ...(forced && { ForceAuthn: 'true' }),
    ProtocolBinding: `${bindings}:HTTP-POST`,
    AssertionConsumerServiceURL: acsOf(domain),
  })

/** Asks a provider to sign somebody out (saml-core-2.0-os, 3.7.1). */
export function logoutRequest(about: MessageAbout, subject: SamlSubject): string {
  const { nameId, format, nameQualifier, spNameQualifier, sessionIndex } = subject
  const how = said({ Format: format, NameQualifier: nameQualifier, SPNameQualifier: spNameQualifier })
  const session =
    sessionIndex === undefined ? '' : `<samlp:SessionIndex>${escaped(sessionIndex)}</samlp:SessionIndex>`
  return message('LogoutRequest', about, {}, `<saml:NameID${how}>${escaped(nameId)}</saml:NameID>${session}`)
}

/** Says that a request to sign out was done (saml-core-2.0-os, 3.7.2). */
export const logoutResponse = (about: MessageAbout, answers: string): string =>
  message(
    'LogoutResponse',
    about,
    { InResponseTo: answers },
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>',
  )

/** What a provider's administrator pastes (saml-metadata-2.0-os, 2.4.4). Certificates are DER in base64. */
export function spMetadata(
  poolId: string,
  domain: string,
  certificates: { readonly signing: string; readonly encryption: string },
): string {
  const key = (use: string, certificate: string) =>
    `<md:KeyDescriptor use="${use}"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
  const slo = ['HTTP-Redirect', 'HTTP-POST'].map(
    (binding) =>
      `<md:SingleLogoutService${said({ Binding: `${bindings}:${binding}`, Location: sloOf(domain) })}/>`,
  )
  const acs = `<md:AssertionConsumerService${said({ Binding: `${bindings}:HTTP-POST`, Location: acsOf(domain), index: '0', isDefault: 'true' })}/>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"${said({ entityID: entityIdOf(poolId) })}><md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="true" protocolSupportEnumeration="${protocol}">${key('signing', certificates.signing)}${key('encryption', certificates.encryption)}${slo.join('')}${acs}</md:SPSSODescriptor></md:EntityDescriptor>
`
}
