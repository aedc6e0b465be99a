import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as samlify from 'samlify'
import { selfSigned } from '../../../adapters/outside/self-signed.ts'
import { responseXml, type Says } from './assertion.ts'

// The schemas are no matter of a provider in tests.
samlify.setSchemaValidator({ validate: async () => 'fine' })

const bindings = 'urn:oasis:names:tc:SAML:2.0:bindings'
const mail = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress'

/** What the provider says of everybody, by their login. */
export const attributesOf = (login: string): Says['attributes'] => ({
  [mail]: [`${login}@corp.example`],
  'urn:oid:2.16.840.1.113730.3.1.241': [`${login} of Corp`],
  groups: ['one', 'two & three'],
})

/** How a provider of tests behaves; it can be changed while it runs. */
export interface Behaviour {
  /** What is signed of its responses. */
  signed: 'assertion' | 'response' | 'both'
  /** Whether its assertions are encrypted for the pool. */
  encrypted: boolean
  /** Whether it takes requests that are not signed. */
  wantSigned: boolean
  /** By which means it is asked. */
  binding: 'redirect' | 'post'
  /** Where it is: `127.0.0.1` is another site than `localhost` to a browser. */
  host: 'localhost' | '127.0.0.1'
  /** What its next responses say otherwise. */
  says: Partial<Says>
}

async function formOf(request: IncomingMessage): Promise<Readonly<Record<string, string>>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString()))
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const page = (action: string, fields: Readonly<Record<string, string>>) =>
  `<form method="post" action="${escaped(action)}">${Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`)
    .join('')}<button>Go</button></form>`

/**
 * A SAML identity provider, `samlify`, on this machine: whoever types a login is signed in by it, and what it keeps of
 * requests is what stands on its pages. Its service provider is what the pool publishes of itself.
 */
export async function openSamlIdp(begin: Partial<Behaviour> = {}) {
  const behaviour: Behaviour = {
    signed: 'assertion',
    encrypted: false,
    wantSigned: false,
    binding: 'redirect',
    host: 'localhost',
    says: {},
    ...begin,
  }
  let keys = selfSigned()
  let spMetadata = ''
  const asked: string[] = []
  const requests: { id: string; xml: string }[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    asked.push(`${request.method} ${url.pathname}`)
    answer(request, url).then(
      ({ type = 'text/html', text, to }) => {
        if (to) response.writeHead(302, { location: to }).end()
        else response.writeHead(200, { 'content-type': type }).end(text)
      },
      (error: unknown) => response.writeHead(400).end(String(error)),
    )
  })
  await new Promise<void>((done) => server.listen(0, behaviour.host, done))
  const url = `http://${behaviour.host}:${(server.address() as AddressInfo).port}`
  const entityId = `${url}/metadata`

  const setting = (): ConstructorParameters<typeof samlify.IdentityProviderInstance>[0] => ({
    entityID: entityId,
    privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    signingCert: keys.certificate,
    isAssertionEncrypted: behaviour.encrypted,
    wantAuthnRequestsSigned: behaviour.wantSigned,
    wantLogoutRequestSigned: true,
    requestSignatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    singleSignOnService: [
      {
        Binding: `${bindings}:HTTP-${behaviour.binding === 'post' ? 'POST' : 'Redirect'}`,
        Location: `${url}/sso`,
      },
    ],
    singleLogoutService: [
      {
        Binding: `${bindings}:HTTP-${behaviour.binding === 'post' ? 'POST' : 'Redirect'}`,
        Location: `${url}/slo`,
      },
    ],
  })
  const idp = () => samlify.IdentityProvider(setting())
  const sp = () =>
    samlify.ServiceProvider({
      metadata: spMetadata,
      wantLogoutRequestSigned: true,
      wantLogoutResponseSigned: true,
      wantMessageSigned: behaviour.signed !== 'assertion',
      ...(behaviour.encrypted && { wantAssertionsSigned: behaviour.signed !== 'response' }),
    } as never)

  /** A response as it is posted, in base64. */
  async function respond(says: Partial<Says>): Promise<string> {
    const partner = samlify.ServiceProvider({
      entityID: 'urn:sp',
      wantAssertionsSigned: behaviour.signed !== 'response',
      wantMessageSigned: behaviour.signed !== 'assertion',
      assertionConsumerService: [{ Binding: `${bindings}:HTTP-POST`, Location: 'https://sp.example/acs' }],
      ...(behaviour.encrypted && { encryptCert: certificateIn(spMetadata, 'encryption') }),
    })
    const known = sp().entityMeta
    const context = responseXml({
      issuer: entityId,
      audience: known.getEntityID(),
      recipient: String(known.getAssertionConsumerService('post')),
      ...says,
      ...behaviour.says,
    })
    const content = () => ({ id: '_response', context })
    // What is signed last is what is sent: the response around an assertion that is encrypted already.
    const made = await idp().createLoginResponse(partner, { extract: {} } as never, 'post', {}, content, true)
    return made.context
  }

  async function answer(
    request: IncomingMessage,
    { pathname, searchParams, search }: URL,
  ): Promise<{ readonly type?: string; readonly text?: string; readonly to?: string }> {
    if (pathname === '/metadata') return { type: 'application/xml', text: idp().getMetadata() }
    const byForm = request.method === 'POST'
    const said = byForm ? await formOf(request) : Object.fromEntries(searchParams)
    const query = {
      query: said,
      body: said,
      octetString: search.slice(1).replace(/&Signature=.*/, ''),
    }
    const binding = byForm ? 'post' : 'redirect'
    const RelayState = said['RelayState'] ?? ''
    if (pathname === '/sso') {
      const { extract, samlContent } = await idp().parseLoginRequest(sp(), binding, query as never)
      const { id } = (extract as { request: { id: string } }).request
      requests.push({ id, xml: samlContent })
      return {
        text: page('/login', { answers: id, RelayState }).replace(
          '<button>',
          '<input name="login" value=""><button>',
        ),
      }
    }
    if (pathname === '/login') {
      const { login = '', answers } = said
      const SAMLResponse = await respond({
        nameId: login,
        answers,
        session: `_session-of-${login}`,
        attributes: attributesOf(login) ?? {},
      })
      const to = String(sp().entityMeta.getAssertionConsumerService('post'))
      return { text: page(to, { SAMLResponse, RelayState }) }
    }
    if (pathname === '/slo' && said['SAMLRequest']) {
      const { extract, samlContent } = await idp().parseLogoutRequest(sp(), binding, query as never)
      const { id } = (extract as { request: { id: string } }).request
      requests.push({ id, xml: samlContent })
      const made = idp().createLogoutResponse(sp(), { extract } as never, 'post', RelayState)
      const { context, entityEndpoint = '' } = made as { context: string; entityEndpoint?: string }
      return { text: page(entityEndpoint, { SAMLResponse: context, RelayState }) }
    }
    if (pathname === '/slo') return { text: 'signed out everywhere' }
    throw new Error('nothing is here')
  }

  return {
    url,
    entityId,
    behaviour,
    /** What was asked of it, as `GET /sso`. */
    asked,
    /** The requests that it was brought. */
    requests,
    respond,
    /** Learns what the pool publishes of itself. */
    async meet(address: string) {
      const response = await fetch(address)
      if (!response.ok) throw new Error(`the pool says nothing of itself: ${response.status}`)
      spMetadata = await response.text()
    },
    /** Asks the pool to sign somebody out, as the form or the address that a browser brings. */
    signOut(login: string, binding: 'post' | 'redirect', more: object = {}) {
      const made = idp().createLogoutRequest(sp(), binding, {
        logoutNameID: login,
        sessionIndex: `_session-of-${login}`,
        ...more,
      } as never)
      return made as { readonly id: string; readonly context: string; readonly entityEndpoint?: string }
    },
    /** Signs by another key from now on, and publishes it. */
    rotate: () => void (keys = selfSigned()),
    metadata: () => idp().getMetadata(),
    certificate: () => keys.certificate,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
export type SamlIdp = Awaited<ReturnType<typeof openSamlIdp>>

/** A certificate that a service provider publishes. */
export const certificateIn = (metadata: string, use: string): string =>
  new RegExp(`use="${use}">.*?<ds:X509Certificate>([^<]*)`, 's').exec(metadata)?.[1] ?? ''
