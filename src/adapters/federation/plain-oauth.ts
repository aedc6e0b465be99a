import type { Json, JsonObject } from '../../model/trigger.ts'
import { jsonIn } from '../outside/json-in.ts'
import { asTexts, isExact, tokensIn } from './as-texts.ts'
import type { Provider, Way } from './provider-world.ts'
import { badToken, checkAnswer, refusedInfo, refusedToken } from './unspoken.ts'

/** How a provider is asked whose people have no ID token. */
export interface PlainKind {
  /** How its token endpoint is asked. */
  readonly method: 'GET' | 'POST'
  /** By which name of its own it knows people. */
  readonly subject: string
  /** How it is asked about the bearer of a token. */
  readonly about: (
    provider: Provider,
    accessToken: string,
  ) => { readonly url: string; readonly headers?: Readonly<Record<string, string>> }
}

/** An address with these parameters behind those that it has. */
export function withQuery(address: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

async function redeem(provider: Provider, { method }: PlainKind, code: string, returnTo: string) {
  const { need, ask, idp } = provider
  const form = {
    grant_type: 'authorization_code',
    client_id: need('client_id'),
    client_secret: need('client_secret'),
    redirect_uri: returnTo,
    code,
  }
  const headers = { accept: 'application/json' }
  const { status, text } =
    method === 'GET'
      ? await ask(withQuery(need('token_url'), form), { headers })
      : await ask(need('token_url'), {
          method,
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(form).toString(),
        })
  const said = status === 200 ? jsonIn(text) : undefined
  if (!said) throw refusedToken(idp.ProviderName, status)
  return said
}

/** Whatever could stand in a header or an address, as tokens of providers do. */
function tokenIn(said: JsonObject): string {
  const { access_token: token } = said
  if (typeof token !== 'string' || !/^[\x21-\x7e]{1,4096}$/.test(token)) throw badToken('form')
  return token
}

const idOf = (value: Json | undefined) =>
  typeof value === 'string' ? value : typeof value === 'number' && isExact(value) ? String(value) : ''

/**
 * OAuth 2.0 (RFC 6749, section 4.1) with an address that tells of the bearer of a token. Whom a token is of is known
 * because it came from the provider itself, for a code that our own secret redeems.
 */
export const plainOAuth = (kind: PlainKind): Way => ({
  async begin(provider, { state, returnTo }) {
    const address = withQuery(provider.need('authorize_url'), {
      client_id: provider.need('client_id'),
      redirect_uri: returnTo,
      response_type: 'code',
      scope: provider.need('authorize_scopes'),
      state,
    })
    return { address: provider.address(address).href, pkce: false }
  },
  async ask(provider, answer, { returnTo }) {
    const tokenResponse = await redeem(provider, kind, checkAnswer(answer), returnTo)
    const { url, headers = {} } = kind.about(provider, tokenIn(tokenResponse))
    const { status, text } = await provider.ask(url, { headers: { accept: 'application/json', ...headers } })
    const userInfo = status === 200 ? jsonIn(text) : undefined
    if (!userInfo) throw refusedInfo(provider.idp.ProviderName, status)
    const subject = idOf(userInfo[kind.subject])
    if (!subject) throw badToken('subject')
    return {
      heard: { tokenResponse, userInfo },
      subject,
      issuer: null,
      brought: { ...asTexts(userInfo), ...tokensIn(tokenResponse) },
    }
  },
})
