import type { FirstFactor } from '../../model/user.ts'
import { hidesUsers } from '../client-rules.ts'
import type { Turn } from '../sign-in/turn.ts'
import { offeredTo } from '../users/factors.ts'
import { firstsTowards } from './reach.ts'

/** First proofs from which a sign-in can choose: those that lead where it is to go. */
export function offeredIn({
  pool,
  client,
  user,
  signIn: { target },
}: Pick<Turn, 'pool' | 'client' | 'user' | 'signIn'>): readonly FirstFactor[] {
  if (!target) return offeredTo(pool, user)
  // Whoever has a token to go on from is known; of others nothing is told by what is offered.
  return firstsTowards(pool, user, target, hidesUsers(client) && !target.credit.length)
}
