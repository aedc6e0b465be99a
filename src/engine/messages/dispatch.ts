import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Errand, Message } from '../effect.ts'
import { boundTo } from '../hook.ts'
import type { Texts } from '../sign-in/turn.ts'
import { mediumOf, type Destination } from './destination.ts'
import type { Reason } from './wording.ts'

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
const asHtml = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * Has a code sent, once what it rests on is kept: in these words by the pool itself, or by the script
 * that the pool has for the medium. Then the pool itself sends nothing, and the words are not used.
 */
export function dispatch(
  { pool, client, user, clientMetadata }: Occasion,
  reason: Reason,
  destination: Destination,
  code: string,
  words: Pick<Message, 'subject' | 'text'>,
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
      code: reason === 'AdminCreateUser' ? asHtml(code) : code,
      clientMetadata: shownMetadata.has(reason) ? clientMetadata : undefined,
    }
  const { username } = user
  return { kind: 'send', poolId: pool.id, username, medium, to: destination.to, ...words, code, reason }
}
