import type { AppClient, UserPool } from '../../model/pool.ts'
import type { Texts } from '../sign-in/turn.ts'
import { isAppAddress } from './app-address.ts'

/** What comes of a request to sign out. */
export type Leaving =
  | { readonly kind: 'sent away'; readonly client: AppClient; readonly address: string }
  /** To the sign-in page, as a request to authorize says, which is judged there. */
  | { readonly kind: 'signs in again'; readonly client: AppClient }
  | { readonly kind: 'stays'; readonly client: AppClient }
  | {
      readonly kind: 'refused'
      readonly error: 'invalid_request' | 'redirect_mismatch'
      /** For whoever runs the app. No visitor is told. */
      readonly why: string
    }

interface Circumstance {
  /** Parameters that are said more than once: none of them is believed. */
  readonly twice?: readonly string[]
}

/**
 * Reads a request to sign out (Cognito's "Logout endpoint"): an app has its people sent to an address that is
 * registered for it, letter by letter, or back to the sign-in page. A request that is refused signs nobody out; that
 * Cognito does so too is unverified.
 */
export function readLogout(given: Texts, pool: UserPool, { twice = [] }: Circumstance = {}): Leaving {
  const client = pool.clients.find(({ id }) => id === given['client_id'])
  const refused = (error: 'invalid_request' | 'redirect_mismatch', why: string): Leaving => ({
    kind: 'refused',
    error,
    why,
  })
  if (!client) return refused('invalid_request', 'client_id names no client of the pool')
  if (twice.length) return refused('invalid_request', `twice there: ${twice.join(', ')}`)
  const { LogoutURLs = [], CallbackURLs = [] } = client.properties
  const among = (addresses: readonly string[], address: string) =>
    addresses.includes(address) && isAppAddress(address)
  const { logout_uri: address, redirect_uri: callback, response_type: type } = given
  if (address)
    return among(LogoutURLs, address)
      ? { kind: 'sent away', client, address }
      : refused('redirect_mismatch', 'logout_uri is no address for signing out of the client')
  if (!callback) return { kind: 'stays', client }
  if (!type) return refused('invalid_request', 'redirect_uri goes with response_type')
  return among(CallbackURLs, callback)
    ? { kind: 'signs in again', client }
    : refused('redirect_mismatch', 'redirect_uri is no callback of the client')
}
