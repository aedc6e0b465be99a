import { isFixedClaim } from '../../model/fixed-claims.ts'
import type { TokenUse } from '../ports.ts'

/** Claims of the ID token that take plain values only. */
const plain = new Set(['phone_number_verified', 'email_verified', 'updated_at', 'address'])

/** Whether a script may give a claim this value. What it may not is passed over in silence: that nothing is said of it is unverified. */
export function mayAdd(use: TokenUse, name: string, value: unknown, clientId: string): boolean {
  if (isFixedClaim(name) || name.startsWith('dev:') || value === null || value === undefined) return false
  // The access token may name its own client as audience; the ID token's is not to be changed.
  if (name === 'aud') return use === 'access' && value === clientId
  // Scopes are added and suppressed by their own lists.
  if (use === 'access' && name === 'scope') return false
  return !(use === 'id' && plain.has(name) && typeof value === 'object')
}

/** Whether a script may take a claim away. */
export const maySuppress = (name: string) => !isFixedClaim(name) && name !== 'aud'

/** How many claims and scopes two tokens may hold together once a script has added to them. */
export const mostClaims = 5000
