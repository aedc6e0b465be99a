import type { ChallengeName, SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import { hasProved } from './turn.ts'

/** What can come next: a question, the pool's own script to decide it, or the end. */
export type Next = ChallengeName | 'script' | 'end'

/**
 * Decides what a sign-in must answer next, or that it has answered enough. Steps never send a caller
 * to one another: each ends, and this decides from what is stored.
 */
export function nextChallenge(signIn: SignIn, user: Pick<User, 'status'>): Next {
  if (signIn.flow === 'CUSTOM_AUTH') {
    if (!signIn.ruling) return 'script'
    return signIn.ruling === 'tokens' ? 'end' : signIn.ruling
  }
  if (!hasProved(signIn, 'PASSWORD', 'PASSWORD_VERIFIER')) return 'PASSWORD_VERIFIER'
  if (user.status === 'FORCE_CHANGE_PASSWORD') return 'NEW_PASSWORD_REQUIRED'
  return 'end'
}
