import * as samlify from 'samlify'
import { selfSigned } from './self-signed.ts'

samlify.setSchemaValidator({ validate: async () => 'fine' })

export const entityId = 'https://partner.example/saml/metadata'
export const recipient = 'https://signin.aws.amazon.com/saml'
/** When everything here happens. */
export const now = Date.UTC(2026, 0, 1, 9)
/** An instant, so many seconds from then. */
export const at = (seconds: number) => new Date(now + seconds * 1000).toISOString()

/** What an assertion says, where it is not Ana's. */
export interface Says {
  readonly id?: string
  readonly issuer?: string
  readonly nameId?: string
  readonly format?: string
  /** In seconds from now. */
  readonly issued?: number
  readonly begins?: number
  readonly ends?: number
  readonly confirmedUntil?: number
  readonly audience?: string
  readonly recipient?: string
  readonly destination?: string
  readonly method?: string
  readonly status?: string
  readonly session?: number
  readonly attributes?: string
  readonly conditions?: string
  /** What stands in its place. */
  readonly subject?: string
}

const post = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'
const roles = `<saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/Role"><saml:AttributeValue>arn:aws:iam::123456789012:role/auditor,arn:aws:iam::123456789012:saml-provider/partner</saml:AttributeValue></saml:Attribute><saml:Attribute Name="groups"><saml:AttributeValue>one</saml:AttributeValue><saml:AttributeValue>two</saml:AttributeValue></saml:Attribute>`

/** A response that nobody has signed yet. */
export function response(says: Says = {}): string {
  const { id = '_assertion', issuer = entityId, nameId = 'ana@partner.example', format = persistent } = says
  const { begins = -10, ends = 300, confirmedUntil = 300, session, attributes = roles } = says
  const { audience = 'urn:amazon:webservices', method = 'urn:oasis:names:tc:SAML:2.0:cm:bearer' } = says
  const { status = 'urn:oasis:names:tc:SAML:2.0:status:Success', conditions = '' } = says
  const issued = at(says.issued ?? 0)
  const to = says.recipient ?? recipient
  const lasts = session === undefined ? '' : ` SessionNotOnOrAfter="${at(session)}"`
  const subject =
    says.subject ??
    `<saml:Subject><saml:NameID Format="${format}">${nameId}</saml:NameID><saml:SubjectConfirmation Method="${method}"><saml:SubjectConfirmationData NotOnOrAfter="${at(confirmedUntil)}" Recipient="${to}"/></saml:SubjectConfirmation></saml:Subject>`
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response" Version="2.0" IssueInstant="${at(0)}" Destination="${says.destination ?? to}"><saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status><saml:Assertion ID="${id}" Version="2.0" IssueInstant="${issued}"><saml:Issuer>${issuer}</saml:Issuer>${subject}<saml:Conditions NotBefore="${at(begins)}" NotOnOrAfter="${at(ends)}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction>${conditions}</saml:Conditions><saml:AuthnStatement AuthnInstant="${at(0)}"${lasts}><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${attributes}</saml:AttributeStatement></saml:Assertion></samlp:Response>`
}

/** What of a response is signed. */
export type Signed = 'assertion' | 'response' | 'both'

/** A SAML identity provider with a key of its own, which is samlify's but for what it says. */
export function openProvider() {
  const { privateKey, certificate } = selfSigned()
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const setting: ConstructorParameters<typeof samlify.IdentityProviderInstance>[0] = {
    entityID: entityId,
    privateKey: key,
    signingCert: certificate,
    isAssertionEncrypted: false,
    singleSignOnService: [{ Binding: post, Location: 'https://partner.example/saml/sso' }],
    singleLogoutService: [{ Binding: post, Location: 'https://partner.example/saml/slo' }],
  }
  const provider = samlify.IdentityProvider(setting)
  return {
    certificate,
    privateKey: key,
    metadata: provider.getMetadata(),
    /** A response as it is posted, in base64. */
    async sign(says: Says = {}, signed: Signed = 'assertion', algorithm?: string): Promise<string> {
      const context = response(says)
      const signing = samlify.IdentityProvider({
        ...setting,
        ...(algorithm && { requestSignatureAlgorithm: algorithm }),
      })
      const partner = samlify.ServiceProvider({
        entityID: 'urn:amazon:webservices',
        wantAssertionsSigned: signed !== 'response',
        wantMessageSigned: signed !== 'assertion',
        assertionConsumerService: [{ Binding: post, Location: recipient }],
      })
      const made = await signing.createLoginResponse(partner, { extract: {} } as never, 'post', {}, () => ({
        id: '_response',
        context,
      }))
      return made.context
    },
  }
}

export const encode = (xml: string) => Buffer.from(xml).toString('base64')
export const decode = (base64: string) => Buffer.from(base64, 'base64').toString()
