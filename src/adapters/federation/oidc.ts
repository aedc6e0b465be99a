import { createHash } from 'node:crypto'
import * as client from 'openid-client'
import type { JsonObject } from '../../model/trigger.ts'
import { algorithms } from '../outside/key-sets.ts'
import { jsonIn } from '../outside/json-in.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { asTexts, tokensIn } from './as-texts.ts'
import type { Provider, ProviderWorld, Way } from './provider-world.ts'
import { badToken, checkAnswer, NotSaid, refusedInfo, refusedToken } from './unspoken.ts'

/** How an OpenID Connect provider is unlike the others. */
export interface Kind {
  /** Whether it is known to take PKCE, where it is not asked what it can do. */
  readonly pkce?: true
  /** What a request to authorize says besides. */
  readonly asks?: (provider: Provider) => Readonly<Record<string, string>>
  /** What proves the app at the token endpoint, drawn anew each time. */
  readonly secret?: (provider: Provider) => Promise<string>
  /** What it tells of somebody beside the ID token. */
  readonly more?: (
    provider: Provider,
    told: { readonly accessToken: string; readonly answer: Texts },
  ) => Promise<JsonObject>
}

/** The names of details that say where a provider is, by the words of its own discovery document. */
const places = {
  authorization_endpoint: 'authorize_url',
  token_endpoint: 'token_url',
  jwks_uri: 'jwks_uri',
  userinfo_endpoint: 'attributes_url',
} as const

/** What is known of a provider without asking it. */
function saidPlaces({ settings, idp }: Provider): Partial<client.ServerMetadata> {
  const entries = Object.entries(places).flatMap(([word, detail]) => {
    // The address that Cognito shows for Google's people is of another API.
    const is = detail === 'attributes_url' && idp.ProviderType !== 'OIDC'
    return settings[detail] && !is ? [[word, settings[detail]]] : []
  })
  return Object.fromEntries(entries) as Partial<client.ServerMetadata>
}

/** The `fetch` of the library: to this provider alone, and no further than it may go. */
const fetchBy =
  (provider: Provider): client.CustomFetch =>
  async (url, { method, headers, body }) => {
    const {
      status,
      headers: told,
      text,
    } = await provider.ask(url, {
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      ...(body !== undefined && body !== null && { body: String(body) }),
    })
    const empty = status === 204 || status === 205 || status === 304
    const type = told['content-type']
    return new Response(empty ? null : text, {
      status: status < 200 || status > 599 ? 502 : status,
      headers: type === undefined ? {} : { 'content-type': type },
    })
  }

/** Finds out how a provider is spoken to: by what its details say, and else by what it publishes. */
async function discover(provider: Provider, { pkce }: Kind): Promise<client.ServerMetadata> {
  const said = saidPlaces(provider)
  const issuer = provider.need('oidc_issuer')
  // What is no address that may be asked is refused before anything looks at it.
  provider.address(issuer)
  const enough = said.authorization_endpoint && said.token_endpoint && said.jwks_uri
  if (enough)
    return {
      issuer,
      ...said,
      id_token_signing_alg_values_supported: [...algorithms],
      ...(pkce && { code_challenge_methods_supported: ['S256'] }),
    }
  const found = await client.discovery(new URL(issuer), provider.need('client_id'), undefined, undefined, {
    [client.customFetch]: fetchBy(provider),
    execute: [client.allowInsecureRequests],
  })
  // Its method is no word of the document.
  const { supportsPKCE: _, ...published } = found.serverMetadata()
  const { id_token_signing_alg_values_supported: told } = published
  const signs = Array.isArray(told) ? told : ['RS256']
  return {
    ...published,
    ...said,
    // Signatures by public keys; nothing else is ever taken, whatever a document or a token says.
    id_token_signing_alg_values_supported: signs.filter((name) => algorithms.includes(name)),
  }
}

/** How an app proves itself: in the form, as Cognito does, unless the provider takes nothing but HTTP Basic. */
function proof(secret: string | undefined, published: client.ServerMetadata): client.ClientAuth {
  if (!secret) return client.None()
  const methods = published.token_endpoint_auth_methods_supported
  const basic = methods && !methods.includes('client_secret_post') && methods.includes('client_secret_basic')
  return basic ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret)
}

const nameOf = ({ idp: { ProviderName, ProviderDetails } }: Provider) =>
  createHash('sha256')
    .update(JSON.stringify([ProviderName, ProviderDetails]))
    .digest('hex')

async function configuration(provider: Provider, kind: Kind, { known }: ProviderWorld) {
  const load = () => discover(provider, kind).catch(asNotSaid(provider))
  const published = (await known.take(nameOf(provider), load)) as client.ServerMetadata
  const secret = kind.secret ? await kind.secret(provider) : provider.settings['client_secret']
  const made = new client.Configuration(
    published,
    provider.need('client_id'),
    undefined,
    proof(secret, published),
  )
  made[client.customFetch] = fetchBy(provider)
  client.allowInsecureRequests(made)
  // Of a token that came by TLS the library would take the signature for granted.
  client.enableNonRepudiationChecks(made)
  return made
}

const claims: Readonly<Record<string, Parameters<typeof badToken>[0]>> = {
  iss: 'issuer',
  aud: 'audience',
  azp: 'audience',
  nonce: 'nonce',
  sub: 'subject',
  exp: 'time',
  nbf: 'time',
  iat: 'time',
}

/** Says what the library has found wrong, in words in which nothing stands that a stranger wrote. */
const asNotSaid = (provider: Provider) => (error: unknown) => {
  if (error instanceof client.ResponseBodyError) throw refusedToken(provider.idp.ProviderName, error.status)
  if (!(error instanceof client.ClientError)) throw error
  const { code, cause } = error
  // No answer of the protocol at all, whatever its status.
  if (cause instanceof Response) throw refusedToken(provider.idp.ProviderName, cause.status)
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') throw badToken('issuer')
  if (code === 'OAUTH_KEY_SELECTION_FAILED') throw badToken('signature')
  if (typeof code === 'string' && code.startsWith('OAUTH_')) throw badToken(whatIn(cause))
  throw error
}

/** What is wrong with a token, by what the library tells of it beside its sentences. */
function whatIn(error: unknown): Parameters<typeof badToken>[0] {
  const { message = '', cause } = (error ?? {}) as { readonly message?: string; readonly cause?: unknown }
  const facts = (cause ?? {}) as Readonly<Record<string, unknown>>
  // The answer itself says that it is of another provider.
  if (facts['parameters']) return 'issuer'
  if (facts['signature']) return 'signature'
  const claim = facts['claim'] ?? /^JWT "(\w+)" /.exec(message)?.[1]
  return typeof claim === 'string' && Object.hasOwn(claims, claim) ? (claims[claim] ?? 'form') : 'form'
}

/** Asks for user info, which must be of whom the ID token is (OpenID Connect Core 1.0, section 5.3.2). */
async function userInfo(
  provider: Provider,
  config: client.Configuration,
  accessToken: string,
  subject: string,
): Promise<JsonObject> {
  const url = config.serverMetadata().userinfo_endpoint
  if (url === undefined) return {}
  const post = provider.settings['attributes_request_method'] === 'POST'
  const { status, text } = await provider.ask(url, {
    method: post ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${accessToken}`,
      accept: 'application/json',
      ...(post && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(post && { body: '' }),
  })
  const said = status === 200 ? jsonIn(text) : undefined
  if (!said) throw refusedInfo(provider.idp.ProviderName, status)
  // The sentence is unverified.
  if (said['sub'] !== subject) throw new NotSaid('The user info is of another user')
  return said
}

/** OpenID Connect Core 1.0 by the authorization code flow; PKCE (RFC 7636) where the provider has it. */
export const oidc = (kind: Kind = {}): Way => ({
  async begin(provider, { state, nonce, codeVerifier, returnTo, loginHint, prompt }, world) {
    const config = await configuration(provider, kind, world)
    const metadata = config.serverMetadata()
    const pkce = metadata.supportsPKCE()
    // A browser is sent nowhere but to an address of the web.
    provider.address(metadata.authorization_endpoint ?? '')
    const address = client.buildAuthorizationUrl(config, {
      redirect_uri: returnTo,
      scope: provider.settings['authorize_scopes'] || 'openid',
      state,
      nonce,
      ...(pkce && {
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      }),
      ...(loginHint !== undefined && { login_hint: loginHint }),
      ...(prompt !== undefined && { prompt }),
      ...kind.asks?.(provider),
    })
    return { address: provider.address(address.href).href, pkce }
  },
  async ask(provider, answer, { returnTo, nonce, codeVerifier }, world) {
    const code = checkAnswer(answer)
    const config = await configuration(provider, kind, world)
    const came = new URL(returnTo)
    came.searchParams.set('code', code)
    // Where a provider says who it is, it must be this one (RFC 9207).
    if (answer['iss']) came.searchParams.set('iss', answer['iss'])
    const tokens = await client
      .authorizationCodeGrant(config, came, {
        idTokenExpected: true,
        ...(nonce !== undefined && { expectedNonce: nonce }),
        ...(codeVerifier !== undefined && { pkceCodeVerifier: codeVerifier }),
      })
      .catch(asNotSaid(provider))
    const idToken = tokens.claims() as JsonObject | undefined
    const subject = idToken?.['sub']
    if (!idToken || typeof subject !== 'string' || !subject) throw badToken('subject')
    const accessToken = tokens.access_token
    const info = kind.more
      ? await kind.more(provider, { accessToken, answer })
      : await userInfo(provider, config, accessToken, subject)
    const tokenResponse = { ...tokens } as unknown as JsonObject
    return {
      heard: { tokenResponse, idToken, ...(Object.keys(info).length && { userInfo: info }) },
      subject,
      // In tokens that people show it is null, whatever the provider calls itself.
      issuer: null,
      brought: { ...asTexts(info), ...asTexts(idToken), ...tokensIn(tokenResponse) },
    }
  },
})
