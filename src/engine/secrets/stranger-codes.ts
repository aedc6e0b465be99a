import type { CodePurpose, User } from '../../model/user.ts'
import type { Ports } from '../ports.ts'

const key = ({ poolId, username }: User, purpose: CodePurpose) => `asked ${purpose} ${poolId} ${username}`

/**
 * Notes that a code was asked for somebody who is not there. Nothing is sent and no code would fit, but
 * whoever guesses at it must be told what is told of a user.
 */
export const markAsked = (store: Ports['store'], user: User, purpose: CodePurpose, expiresAt: number) =>
  store.count(key(user, purpose), () => ({ failures: 0, last: expiresAt }))

/** Whether a code was asked for, and would still count. */
export async function wasAsked(store: Ports['store'], user: User, purpose: CodePurpose, now: number) {
  let until = 0
  await store.count(key(user, purpose), (was) => {
    until = was?.last ?? 0
    return was
  })
  return until > now
}
