import type { Authorization } from '../../model/authorization.ts'
import type { FaultCode } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { Texts } from '../sign-in/turn.ts'
import { isResource } from './resource.ts'
import { scopeFault, scopesOf } from './scopes.ts'

/** Where an app is told that its request is refused: only to an address that is known to be its own. */
export interface SentBack {
  readonly to: Pick<Authorization, 'redirectUri' | 'responseType' | 'state'>
  readonly error: FaultCode
  readonly description?: string
}

/** What came of a request to authorize. */
export type Asked =
  | { readonly kind: 'sound'; readonly client: AppClient; readonly authorization: Authorization }
  | ({ readonly kind: 'sent back' } & SentBack)
  /** Nobody is sent anywhere: who asks is not known, or would have answers sent to a stranger. */
  | {
      readonly kind: 'shown'
      readonly error: 'invalid_request' | 'redirect_mismatch'
      readonly client?: AppClient
    }

const flowOf = { code: 'code', token: 'implicit' } as const

/** Reads a request as RFC 6749 has it, sections 4.1.1 and 4.2.1, with what Cognito adds and leaves out. */
export function readAuthorization(given: Texts, pool: UserPool): Asked {
  const client = pool.clients.find(({ id }) => id === given['client_id'])
  if (!client || !client.properties.AllowedOAuthFlowsUserPoolClient)
    return { kind: 'shown', error: 'invalid_request', ...(client && { client }) }
  const { properties } = client
  const redirectUri = given['redirect_uri'] || properties.DefaultRedirectURI
  if (!redirectUri || !properties.CallbackURLs?.includes(redirectUri))
    return { kind: 'shown', error: 'redirect_mismatch', client }

  const said = given['response_type']
  const state = given['state'] ? { state: given['state'] } : {}
  const back = (error: FaultCode, description?: string): Asked => {
    const to = { redirectUri, responseType: said === 'token' ? 'token' : 'code', ...state } as const
    return { kind: 'sent back', to, error, ...(description !== undefined && { description }) }
  }
  if (said !== 'code' && said !== 'token') return back('invalid_request')
  if (!properties.AllowedOAuthFlows?.includes(flowOf[said])) return back('unauthorized_client')

  const { code_challenge: codeChallenge, code_challenge_method: method, nonce, resource } = given
  if ((codeChallenge ? method !== 'S256' : method) || (codeChallenge && !challenge.test(codeChallenge)))
    return back('invalid_request')
  if (resource && !isResource(resource)) return back('invalid_request')
  const scopes = scopesOf(given['scope'], client)
  const fault = scopeFault(scopes, pool)
  if (fault) return back(fault)
  return {
    kind: 'sound',
    client,
    authorization: {
      poolId: pool.id,
      clientId: client.id,
      redirectUri,
      responseType: said,
      scopes: scopes.filter((scope) => properties.AllowedOAuthScopes?.includes(scope)),
      ...state,
      ...(nonce && { nonce }),
      ...(codeChallenge && { codeChallenge }),
      ...(resource && { resource }),
    },
  }
}

// What RFC 7636 says a verifier hashed by SHA-256 looks like.
const challenge = /^[\w-]{43}$/
