import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Errand, Message } from '../effect.ts'
import { boundTo } from '../hook.ts'
import type { Texts } from '../sign-in/turn.ts'
import { mediumOf, type Destination } from './destination.ts'
import { senderOf } from './sender-of.ts'
import type { Reason, Words } from './wording.ts'

interface Occasion {
  readonly pool: UserPool
  readonly client: AppClient | undefined
  readonly user: User
  readonly clientMetadata: Texts | undefined
}

const senders = { EMAIL: 'CustomEmailSender', SMS: 'CustomSMSSender' } as const

/**
 * Occasions at which a sender is shown the caller's metadata: the guide names RespondToAuthChallenge
 * alone. That other calls show it to CustomMessage only is unverified.
 */
const shownMetadata: ReadonlySet<Reason> = new Set<Reason>(['Authentication'])

/** Senders paste temporary passwords into HTML: Cognito writes what would be a tag in one as text. */
const withoutTags = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * Has a code sent, once what it rests on is kept: in these words by the pool itself, or by the script
 * that the pool has for the medium. Then the pool itself sends nothing, and the words are not used.
 */
export function dispatch(
  { pool, client, user, clientMetadata }: Occasion,
  reason: Reason,
  destination: Destination,
  code: string,
  words: Words,
): Message | Errand {
  const medium = mediumOf(destination)
  const sender = senders[medium]
  if (boundTo(pool, sender))
    return {
      kind: 'call sender',
      sender,
      reason,
      pool,
      client,
      user,
      code: reason === 'AdminCreateUser' ? withoutTags(code) : code,
      clientMetadata: shownMetadata.has(reason) ? clientMetadata : undefined,
    }
  const { username } = user
  const from = medium === 'EMAIL' ? senderOf(pool) : {}
  const { to } = destination
  return { kind: 'send', poolId: pool.id, username, medium, to, ...from, ...words, code, reason }
}
