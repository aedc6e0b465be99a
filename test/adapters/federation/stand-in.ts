import type { RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'
import { openFederation, type FederationNeeds } from '../../../src/adapters/federation/open-federation.ts'
import type {
  FederationPort,
  IdentityProvider,
  Spoken,
  Unspoken,
} from '../../../src/engine/federation/federation-port.ts'
import type { HandOff } from '../../../src/model/hand-off.ts'
import { signed, signingKey, type SigningKey } from '../outside/issuer.ts'
import { openOrigin } from '../reach/open-origin.ts'

/** Where providers send their answers. */
export const returnTo = 'https://shop.example/oauth2/idpresponse'

/** What only the right answer brings along. */
export const nonce = 'n'.repeat(43)
export const codeVerifier = 'v'.repeat(43)

/** What an app has been given by a provider, as only the two of them know it. */
export const secret = 'what-only-the-shop-knows-of-corp'

/** The port, for as long as a test. */
export function federation(needs: Partial<FederationNeeds> = {}): FederationPort {
  const opened = openFederation({ clock: { ticks: () => 0 }, allowLocal: true, ...needs })
  onTestFinished(() => opened.close())
  return opened.by((name) => (name === 'corp' ? secret : undefined))
}

/** A browser is sent to a provider; comes to its address with what it takes along. */
export async function begin(port: FederationPort, idp: IdentityProvider, more: object = {}) {
  const begun = await port.begin(idp, { state: 'a state', nonce, codeVerifier, returnTo, ...more })
  if ('error' in begun) return begun
  const address = new URL(begun.address)
  return {
    ...begun,
    place: `${address.origin}${address.pathname}`,
    asks: Object.fromEntries(address.searchParams),
  }
}

/** A browser has come back. */
export const ask = (
  port: FederationPort,
  idp: IdentityProvider,
  answer: Readonly<Record<string, string>> = { code: 'a code', state: 'a state' },
  handOff: Partial<HandOff> = {},
): Promise<Spoken | Unspoken> => port.ask(idp, answer, { returnTo, nonce, ...handOff })

export const json =
  (value: unknown, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

const now = () => Math.floor(Date.now() / 1000)

/** A server of a provider on this machine, whose answers can be exchanged by their paths. */
export async function openStandIn(answers: Record<string, RequestListener>) {
  const origin = await openOrigin((request, response) => {
    const answer = answers[(request.url ?? '').split('?')[0] ?? '']
    if (answer) return answer(request, response)
    response.writeHead(404).end()
  })
  const url = `http://localhost:${origin.port}`
  return {
    url,
    answers,
    seen: origin.seen,
    /** Which paths were asked. */
    paths: () => origin.seen.map((request) => request.url.split('?')[0]),
    /** The form that was sent to a path last, or its query. */
    sentTo(path: string): Readonly<Record<string, string>> {
      const last = origin.seen.findLast((request) => request.url.split('?')[0] === path)
      const said = last?.method === 'POST' ? last.body : last?.url.split('?')[1]
      return Object.fromEntries(new URLSearchParams(said))
    },
  }
}
export type StandIn = Awaited<ReturnType<typeof openStandIn>>

/** A provider that speaks OpenID Connect, with one key, and tells of Bob. */
export async function openOidcStandIn(key: SigningKey) {
  const standIn = await openStandIn({})
  const { url, answers } = standIn
  const claims = (more: object = {}) => ({
    iss: url,
    sub: 'bob',
    aud: 'shop',
    iat: now(),
    exp: now() + 300,
    nonce,
    ...more,
  })
  const tokens = (idToken: unknown, more: object = {}) =>
    json({
      access_token: 'an-access-token',
      token_type: 'Bearer',
      expires_in: 300,
      id_token: idToken,
      ...more,
    })
  const idp: IdentityProvider = {
    ProviderName: 'Corp',
    ProviderType: 'OIDC',
    ProviderDetails: {
      client_id: 'shop',
      client_secret: { secret: 'corp' } as never,
      oidc_issuer: url,
      authorize_scopes: 'openid email',
      attributes_request_method: 'GET',
    },
    AttributeMapping: { email: 'email' },
  }
  const made = {
    ...standIn,
    idp,
    claims,
    tokens,
    /** Publishes a discovery document that differs from a good one. */
    discovery(more: object = {}) {
      answers['/.well-known/openid-configuration'] = json({
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        userinfo_endpoint: `${url}/userinfo`,
        jwks_uri: `${url}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
        ...more,
      })
    },
    /** Has the token endpoint give an ID token. */
    async gives(payload: object = {}, by = key, header: object = {}) {
      answers['/token'] = tokens(await signed(by, claims(payload), header))
    },
    publish(...keys: readonly SigningKey[]) {
      answers['/keys'] = json({ keys: keys.map(({ jwk }) => jwk) })
    },
  }
  made.discovery()
  made.publish(key)
  await made.gives()
  answers['/userinfo'] = json({ sub: 'bob', email: 'bob@corp.example', email_verified: true, age: 42 })
  return made
}
export { signingKey }
