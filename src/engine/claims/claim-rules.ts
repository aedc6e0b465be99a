import type { TokenUse } from '../ports.ts'

/** Claims that no script can add, change or suppress, in either token. */
const immutable = new Set([
  'cognito:username',
  'username',
  'sub',
  'identities',
  'client_id',
  'event_id',
  'device_key',
  'version',
  'acr',
  'amr',
  'at_hash',
  'auth_time',
  'azp',
  'exp',
  'iat',
  'iss',
  'jti',
  'nbf',
  'nonce',
  'origin_jti',
  'token_use',
])
const ofGroups = new Set(['cognito:groups', 'cognito:roles', 'cognito:preferred_role'])

/** Claims of the ID token that take plain values only. */
const plain = new Set(['phone_number_verified', 'email_verified', 'updated_at', 'address'])

const fixed = (name: string) => immutable.has(name) || (name.startsWith('cognito:') && !ofGroups.has(name))

/** Whether a script may give a claim this value. What it may not is passed over in silence: that nothing is said of it is unverified. */
export function mayAdd(use: TokenUse, name: string, value: unknown, clientId: string): boolean {
  if (fixed(name) || name.startsWith('dev:') || value === null || value === undefined) return false
  // The access token may name its own client as audience; the ID token's is not to be changed.
  if (name === 'aud') return use === 'access' && value === clientId
  // Scopes are added and suppressed by their own lists.
  if (use === 'access' && name === 'scope') return false
  return !(use === 'id' && plain.has(name) && typeof value === 'object')
}

/** Whether a script may take a claim away. */
export const maySuppress = (name: string) => !fixed(name) && name !== 'aud'

/** How many claims and scopes two tokens may hold together once a script has added to them. */
export const mostClaims = 5000
