import { sdk } from '../../sdk.ts'
import { folder, serve } from '../../../serve.ts'
import type { Shown } from '../browser.ts'
import { travellingBrowser, type TravellingBrowser } from '../federation/travelling-browser.ts'
import { openSamlIdp, type Behaviour } from './open-saml-idp.ts'

/** Where the app is, and where it wants its people who have left. Nobody answers there, and nobody needs to. */
export const callback = 'https://shop.example.com/callback'
export const bye = 'https://shop.example.com/bye'

/** A shop whose people may come from Corp, which speaks SAML, by what is said of it. */
const poolText = (metadata: string, more: string) => `
signIn: { with: [username] }
domain: { name: shop, managedLogin: 2 }
attributes: { groups: {} }
identityProviders:
  Corp:
    type: saml
    metadata: { url: ${metadata} }
    identifiers: [corp.example]
    map:
      email: http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress
      name: urn:oid:2.16.840.1.113730.3.1.241
      'custom:groups': groups
${more}
clients:
  web:
    auth: [password, refresh]
    providers: [COGNITO, Corp]
    oauth:
      flows: [code, implicit]
      scopes: [openid, email, profile]
      callbacks: [${callback}]
      logouts: [${bye}]
  other:
    auth: [refresh]
    providers: [COGNITO]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
`

/** Starts the shop and Corp, each known to the other. `said` is what else the shop says of Corp. */
export async function samlShop(
  said: Readonly<Record<string, boolean>> = {},
  behaviour: Partial<Behaviour> = {},
  more: Readonly<Record<string, string>> = {},
  text: (metadata: string, more: string) => string = poolText,
) {
  const corp = await openSamlIdp(behaviour)
  const lines = Object.entries(said).map(([name, value]) => `    ${name}: ${value}\n`)
  const { dir, remove } = folder({
    'pools/shop.pool.yaml': text(corp.entityId, lines.join('')),
    'pools/env/dev.env.yaml': 'account: "123456789012"\n',
    ...more,
  })
  const server = await serve(dir, ['--memory'])
  const domain = `${server.url}/shop`
  await corp.meet(`${domain}/saml2/metadata`)
  const acs = `${domain}/saml2/idpresponse`

  /** The address that an app begins at. */
  function address(more: Readonly<Record<string, string>> = {}, client = 'web'): string {
    const query = {
      client_id: server.clientId('shop', client),
      response_type: 'code',
      redirect_uri: callback,
      scope: 'openid email profile',
      state: 'of the app',
      identity_provider: 'Corp',
      ...more,
    }
    return `${domain}/oauth2/authorize?${new URLSearchParams(query)}`
  }
  /** Signs in at Corp's own page, and leaves the browser at the page that brings the answer here. */
  const atCorp = async (browser: TravellingBrowser, login = 'bob', begin = address()) =>
    browser.send(await browser.go(begin), { login })
  return {
    server,
    corp,
    domain,
    acs,
    aws: sdk(server),
    UserPoolId: server.poolId('shop'),
    browse: () => travellingBrowser([server.url, corp.url]),
    address,
    atCorp,
    /** Comes from Corp to the app. */
    come: async (browser: TravellingBrowser, login = 'bob', begin = address()): Promise<Shown> =>
      browser.send(await atCorp(browser, login, begin)),
    /** What the code that an app was sent to with gives. */
    async redeem(sent: string): Promise<Readonly<Record<string, unknown>>> {
      const response = await fetch(`${domain}/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: server.clientId('shop', 'web'),
          redirect_uri: callback,
          code: new URL(sent).searchParams.get('code') ?? '',
        }),
      })
      return (await response.json()) as Readonly<Record<string, unknown>>
    },
    async stop() {
      await server.stop()
      await corp.close()
      remove()
    },
  }
}
export type SamlShop = Awaited<ReturnType<typeof samlShop>>

/** What an app was told by the address that it was sent to. */
export const toldBy = ({ url }: Pick<Shown, 'url'>) => Object.fromEntries(new URL(url).searchParams)
