import type { Ceremony } from '../../model/passkey.ts'
import type { UserPool } from '../../model/pool.ts'
import { hashOf, same } from '../secrets/hash.ts'
import { originAllowed, verificationOf } from './relying-party.ts'

/** Why an answer of an authenticator is not taken. */
export type Doubt = 'type' | 'origin' | 'relying party' | 'user'

/**
 * Holds an answer of an authenticator against what was asked (W3C Web Authentication 7.1 and 7.2), but for
 * its challenge and its key. Pages inside pages of others are refused: nobody sees whose they are.
 */
export function doubtOf(
  pool: UserPool,
  { type, rpId }: { readonly type: 'webauthn.create' | 'webauthn.get'; readonly rpId: string },
  said: Ceremony,
): Doubt | undefined {
  if (said.type !== type) return 'type'
  if (said.crossOrigin || !originAllowed(said.origin, rpId)) return 'origin'
  if (!same(said.rpIdHash, hashOf(rpId))) return 'relying party'
  const known = said.userVerified || verificationOf(pool) !== 'required'
  return said.userPresent && known ? undefined : 'user'
}
