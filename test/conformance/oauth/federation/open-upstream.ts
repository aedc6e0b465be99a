import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Configuration } from 'oidc-provider'

/** A private key that signs ID tokens. */
export async function signingJwk(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }
}

/** What the provider says of everybody, by their login. */
export const peopleOf = (login: string) => ({
  sub: login,
  name: `${login} of Corp`,
  email: `${login}@corp.example`,
  email_verified: true,
  'custom:department': 'shoes',
})

export const upstreamSecret = 'what-only-the-shop-knows-of-corp'

/**
 * A certified OpenID Connect provider, `oidc-provider`, on this machine: it has pages of its own, at which whatever
 * is typed signs in, and wants PKCE. Its keys, and the app that it knows, can be exchanged while it runs.
 */
export async function openUpstream() {
  // It warns of every runtime that it was not tried on.
  const warn = console.warn
  console.warn = () => {}
  const { default: Provider } = await import('oidc-provider')
  let answer: RequestListener = (_, response) => void response.writeHead(503).end()
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.split('?')[0]}`)
    answer(request, response)
  })
  const asked: string[] = []
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  let keys = [await signingJwk('first')]
  let known: Configuration = {}

  function start(more: Configuration = {}): void {
    known = { ...known, ...more }
    const provider = new Provider(url, {
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'custom:department'] },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => peopleOf(sub) }),
      pkce: { required: () => true },
      cookies: { keys: ['a key of cookies'] },
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
      ...known,
      jwks: { keys: keys as never },
    })
    provider.on('server_error', (_, error) => process.stderr.write(`${error.stack}\n`))
    answer = provider.callback()
  }
  return {
    url,
    /** What was asked of it, as `GET /token`. */
    asked,
    /** Registers the app. */
    know(redirectUri: string, more: object = {}) {
      const client = {
        client_id: 'shop',
        client_secret: upstreamSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
        ...more,
      }
      start({ clients: [client as never] })
    },
    configure: start,
    /** Signs by another key from now on, and forgets the one before. */
    async rotate(kid: string) {
      keys = [await signingJwk(kid)]
      start()
    },
    /** Answers by other means. */
    answer: (by: RequestListener) => void (answer = by),
    async close() {
      console.warn = warn
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
export type Upstream = Awaited<ReturnType<typeof openUpstream>>
