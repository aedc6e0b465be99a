import type { User } from '../../model/user.ts'
import { hashOf } from '../secrets/hash.ts'

/** Milliseconds in which a challenge may be answered. That Cognito gives as many is unverified. */
export const challengeLives = 5 * 60_000

/** Passkeys that one user may have. */
export const mostPasskeys = 20

/** What is kept of the challenge of a registration: itself, and the client that it was given to. */
export const registrationHash = (challenge: string, clientId: string) => `${hashOf(challenge)} ${clientId}`

/** Whether this is the challenge that was kept, and whose client it was given to. */
export function readRegistrationHash(
  kept: string,
  challenge: string,
): { readonly clientId: string } | undefined {
  const [hash, clientId = ''] = kept.split(' ')
  return hash === hashOf(challenge) ? { clientId } : undefined
}

/** What authenticators know a user by: nothing that says who it is. */
export const userHandle = ({ sub }: Pick<User, 'sub'>) => Buffer.from(sub).toString('base64url')
