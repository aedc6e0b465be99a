import type { AppClient, UserPool } from '../../model/pool.ts'
import type { Texts } from '../sign-in/turn.ts'
import { isAppAddress } from './app-address.ts'

/** What comes of a request to sign out. */
export type Leaving =
  | { readonly kind: 'sent away'; readonly client: AppClient; readonly address: string }
  /** To the sign-in page, as a request to authorize says, which is judged there. */
  | { readonly kind: 'signs in again'; readonly client: AppClient }
  | { readonly kind: 'stays'; readonly client: AppClient }
  | { readonly kind: 'refused'; readonly error: 'invalid_request' | 'redirect_mismatch' }

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
  if (!client || twice.length) return { kind: 'refused', error: 'invalid_request' }
  const { LogoutURLs = [], CallbackURLs = [] } = client.properties
  const among = (addresses: readonly string[], address: string) =>
    addresses.includes(address) && isAppAddress(address)
  const { logout_uri: address, redirect_uri: callback, response_type: type } = given
  if (address)
    return among(LogoutURLs, address)
      ? { kind: 'sent away', client, address }
      : { kind: 'refused', error: 'redirect_mismatch' }
  if (!callback) return { kind: 'stays', client }
  if (!type) return { kind: 'refused', error: 'invalid_request' }
  return among(CallbackURLs, callback)
    ? { kind: 'signs in again', client }
    : { kind: 'refused', error: 'redirect_mismatch' }
}
