import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { sdk } from '../../sdk.ts'
import { folder, serve } from '../../../serve.ts'
import type { Shown } from '../browser.ts'
import { openUpstream, upstreamSecret } from './open-upstream.ts'
import { travellingBrowser, type TravellingBrowser } from './travelling-browser.ts'

/** Where the app is. Nobody answers there, and nobody needs to. */
export const callback = 'https://shop.example.com/callback'

/** A shop whose people may come from Corp, by what is said of it. */
const poolText = (issuer: string) => `
signIn: { with: [username] }
domain: { name: shop }
attributes: { department: {} }
identityProviders:
  Corp:
    type: oidc
    issuer: ${issuer}
    clientId: shop
    clientSecret: { secret: corp }
    scopes: [openid, email, profile]
    identifiers: [corp.example]
    map: { email: email, email_verified: email_verified, name: name, 'custom:department': 'custom:department' }
  Partner:
    type: oidc
    issuer: ${issuer}
    clientId: shop
    clientSecret: { secret: corp }
    scopes: [openid, email]
    map: { email: email }
clients:
  web:
    auth: [password, refresh]
    providers: [COGNITO, Corp, Partner]
    oauth: { flows: [code, implicit], scopes: [openid, email, profile], callbacks: [${callback}] }
  corporate:
    auth: [refresh]
    providers: [Corp]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
  own:
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
`

/** Starts the shop and Corp, each known to the other. */
export async function federatedShop(more: Readonly<Record<string, string>> = {}) {
  const upstream = await openUpstream()
  const { dir, remove } = folder({
    'pools/shop.pool.yaml': poolText(upstream.url),
    'pools/env/dev.env.yaml': 'secrets: { corp: { env: CORP } }\n',
    ...more,
  })
  const server = await serve(dir, ['--memory'], { CORP: upstreamSecret })
  const domain = `${server.url}/shop`
  upstream.know(`${domain}/oauth2/idpresponse`)
  const browse = () => travellingBrowser([server.url, upstream.url])

  /** The address that an app begins at. */
  function address(client = 'web', said: Readonly<Record<string, string>> = {}): string {
    const query = {
      client_id: server.clientId('shop', client),
      response_type: 'code',
      redirect_uri: callback,
      scope: 'openid',
      state: 'of the app',
      ...said,
    }
    return `${domain}/oauth2/authorize?${new URLSearchParams(query)}`
  }
  const aws = sdk(server)
  const UserPoolId = server.poolId('shop')
  return {
    server,
    upstream,
    domain,
    aws,
    UserPoolId,
    /** Makes a user of the pool's own, with an address that is known to be theirs. */
    async makeUser(Username: string, email: string) {
      const UserAttributes = [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ]
      const user = { UserPoolId, Username }
      await aws.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }))
      const Password = 'Corr3ct-Horse!'
      await aws.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: true }))
    },
    browse,
    address,
    /** Signs in at Corp's own pages and says yes, as its visitors do. */
    async atCorp(browser: TravellingBrowser, page: Shown, login = 'bob'): Promise<Shown> {
      const consent = await browser.send(page, { login, password: 'anything' })
      return consent.status === 0 ? consent : browser.send(consent)
    },
    /** What the code that an app was sent to with gives. */
    async redeem(sent: string, client = 'web'): Promise<Readonly<Record<string, unknown>>> {
      const code = new URL(sent).searchParams.get('code') ?? ''
      const response = await fetch(`${domain}/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: server.clientId('shop', client),
          redirect_uri: callback,
          code,
        }),
      })
      return (await response.json()) as Readonly<Record<string, unknown>>
    },
    async stop() {
      await server.stop()
      await upstream.close()
      remove()
    },
  }
}
export type FederatedShop = Awaited<ReturnType<typeof federatedShop>>

/** What a token says. */
export const saidBy = (token: unknown): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString()) as Readonly<
    Record<string, unknown>
  >
