/** An instant, so many seconds from now. */
export const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()

/** What a response says; each wish of a test is one of these. Times are seconds from now. */
export interface Says {
  readonly id?: string
  readonly nameId?: string
  readonly format?: string
  readonly answers?: string | undefined
  readonly recipient: string
  readonly destination?: string
  readonly audience: string
  readonly issuer: string
  readonly issued?: number
  readonly begins?: number
  readonly ends?: number
  readonly status?: string
  readonly session?: string
  readonly attributes?: Readonly<Record<string, readonly string[]>>
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A response that nobody has signed yet (saml-core-2.0-os, 3.3.3). */
export function responseXml(says: Says): string {
  const {
    nameId = 'bob',
    issuer,
    audience,
    recipient,
    answers,
    begins = -30,
    ends = 300,
    session = '_session',
  } = says
  const { id = `_${crypto.randomUUID()}`, destination = recipient, issued = 0, attributes = {} } = says
  const { status = 'urn:oasis:names:tc:SAML:2.0:status:Success' } = says
  const { format = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' } = says
  const answering = answers === undefined ? '' : ` InResponseTo="${answers}"`
  const all = Object.entries(attributes).map(
    ([name, values]) =>
      `<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue>${escaped(value)}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
  )
  const statement = all.length ? `<saml:AttributeStatement>${all.join('')}</saml:AttributeStatement>` : ''
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response${id}" Version="2.0" IssueInstant="${at(issued)}" Destination="${destination}"${answering}><saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status><saml:Assertion ID="${id}" Version="2.0" IssueInstant="${at(issued)}"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject><saml:NameID Format="${format}">${nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${at(ends)}" Recipient="${recipient}"${answering}/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(begins)}" NotOnOrAfter="${at(ends)}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(issued)}" SessionIndex="${session}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>${statement}</saml:Assertion></samlp:Response>`
}
