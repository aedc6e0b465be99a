import type { AuthEvent } from '../../model/auth-event.ts'
import type { Ports } from '../ports.ts'
import { same } from '../secrets/hash.ts'

type Random = Pick<Ports['random'], 'stable'>
type Event = Pick<AuthEvent, 'poolId' | 'username' | 'id'>

// How long somebody may say whether it was they. AWS does not tell how long its own count: unverified.
const life = 7 * 24 * 3_600_000

const sign = ({ poolId, username, id }: Event, expires: string, { stable }: Random) =>
  stable(JSON.stringify(['feedback', poolId, username, id, expires])).toString('base64url')

/**
 * What an e-mail carries by which its reader may say whether it was they: good for one event of one user, a
 * week long, and for nothing else. Nothing is kept of it.
 */
export function feedbackToken(event: Event, now: number, random: Random): string {
  const expires = (now + life).toString(36)
  return `${expires}.${sign(event, expires, random)}`
}

/** Whether a token is of this event, and how it stands with its time. */
export function checkFeedbackToken(
  token: string,
  event: Event,
  now: number,
  random: Random,
): 'good' | 'expired' | 'forged' {
  const [expires = '', signature = ''] = token.split('.')
  if (!same(token, `${expires}.${sign(event, expires, random)}`) || !signature) return 'forged'
  return Number.parseInt(expires, 36) > now ? 'good' : 'expired'
}
