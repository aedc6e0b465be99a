import type { Authorization } from '../../model/authorization.ts'
import type { FaultCode } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { tierOf } from '../pools/tier.ts'
import type { Texts } from '../sign-in/turn.ts'
import { levelNamed } from '../step-up/levels.ts'
import { isAppAddress } from './app-address.ts'
import { isResource } from './resource.ts'
import { scopeFault, scopesOf } from './scopes.ts'
import { noWishes, readWishes, type Wishes } from './wishes.ts'

/** Where an app is told that its request is refused: only to an address that is known to be its own. */
export interface SentBack {
  readonly to: Pick<Authorization, 'redirectUri' | 'responseType' | 'state'>
  readonly error: FaultCode
  readonly description?: string
}

/** Why a request is refused, for whoever runs the app. No visitor is told, and no app. */
interface Why {
  readonly why: string
}

/** What came of a request to authorize. */
export type Asked =
  | {
      readonly kind: 'sound'
      readonly client: AppClient
      readonly authorization: Authorization
      readonly wishes: Wishes
    }
  | ({ readonly kind: 'sent back' } & SentBack & Why)
  /** Nobody is sent anywhere: who asks is not known, or would have answers sent to a stranger. */
  | ({
      readonly kind: 'shown'
      readonly error: 'invalid_request' | 'redirect_mismatch'
      readonly client?: AppClient
    } & Why)

/** What else is known of a request than what it says. */
interface Circumstance {
  /** Parameters that are said more than once: none of them is believed, and the request is refused. */
  readonly twice?: readonly string[]
  /** Whether the pages grant wishes: those of managed login do, and the classic ones pass them over. */
  readonly managed?: boolean
}

const flowOf = { code: 'code', token: 'implicit' } as const

/** Reads a request as RFC 6749 has it, sections 4.1.1 and 4.2.1, with what Cognito adds and leaves out. */
export function readAuthorization(
  given: Texts,
  pool: UserPool,
  { twice = [], managed = false }: Circumstance = {},
): Asked {
  const client = pool.clients.find(({ id }) => id === given['client_id'])
  if (!client || !client.properties.AllowedOAuthFlowsUserPoolClient)
    return {
      kind: 'shown',
      error: 'invalid_request',
      why: client ? 'the client has no OAuth flows' : 'client_id names no client of the pool',
      ...(client && { client }),
    }
  const { properties } = client
  // Which of two addresses is meant nobody knows, and the usual one would be a guess.
  if (twice.includes('redirect_uri'))
    return { kind: 'shown', error: 'invalid_request', why: 'redirect_uri is there twice', client }
  const redirectUri = given['redirect_uri'] || properties.DefaultRedirectURI
  if (!redirectUri || !properties.CallbackURLs?.includes(redirectUri) || !isAppAddress(redirectUri))
    return {
      kind: 'shown',
      error: 'redirect_mismatch',
      why: 'redirect_uri is no callback of the client',
      client,
    }

  const said = given['response_type']
  const state = given['state'] ? { state: given['state'] } : {}
  const back = (error: FaultCode, why: string): Asked => {
    const to = { redirectUri, responseType: said === 'token' ? 'token' : 'code', ...state } as const
    return { kind: 'sent back', to, error, why }
  }
  if (twice.length) return back('invalid_request', `twice there: ${twice.join(', ')}`)
  if (said !== 'code' && said !== 'token')
    return back('invalid_request', 'response_type is not code or token')
  if (!properties.AllowedOAuthFlows?.includes(flowOf[said]))
    return back('unauthorized_client', `the client has no flow ${flowOf[said]}`)

  const { code_challenge: codeChallenge, code_challenge_method: method, nonce, resource } = given
  if ((codeChallenge ? method !== 'S256' : method) || (codeChallenge && !challenge.test(codeChallenge)))
    return back('invalid_request', 'code_challenge is not one of code_challenge_method=S256')
  if (resource && !isResource(resource)) return back('invalid_request', 'resource is no address')
  const asked = scopesOf(given['scope'], client)
  const fault = scopeFault(asked, pool)
  if (fault)
    return back(fault, 'scope has a name that the pool has not got, or one that goes with openid alone')
  const scopes = asked.filter((scope) => properties.AllowedOAuthScopes?.includes(scope))
  // That a request is refused of which nothing is left is unverified.
  if (!scopes.length) return back('invalid_scope', 'scope has no name that the client may have')
  const wishes = managed ? readWishes(given) : noWishes
  if (!wishes) return back('invalid_request', 'prompt or max_age makes no sense')
  return {
    kind: 'sound',
    client,
    wishes,
    authorization: {
      poolId: pool.id,
      clientId: client.id,
      redirectUri,
      responseType: said,
      scopes,
      ...state,
      ...(nonce && { nonce }),
      ...(codeChallenge && { codeChallenge }),
      ...(resource && { resource }),
      ...targetOf(wishes, pool),
    },
  }
}

/** What a sign-in is to reach. Levels that the pool does not know, or its tier has not got, are passed over. */
function targetOf({ acrValues = '' }: Wishes, pool: UserPool): Pick<Authorization, 'target'> {
  const isKnown = acrValues.split(' ').some((name) => levelNamed(pool, name) !== undefined)
  return isKnown && tierOf(pool) !== 'LITE' ? { target: { TARGET_ACR_VALUES: acrValues } } : {}
}

// What RFC 7636 says a verifier hashed by SHA-256 looks like.
const challenge = /^[\w-]{43}$/
