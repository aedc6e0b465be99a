import type { AuthEvent, AuthEventType, EventContext, EventStanding } from '../../model/auth-event.ts'
import type { SignIn } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import type { Ports } from '../ports.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { hasProved } from '../sign-in/turn.ts'

/** How many a user has at most of each standing, so that none crowds another out. AWS tells of no bound. */
export const mostEvents = 500

/** An event that has just begun. */
export const eventOf = (
  type: AuthEventType,
  { poolId, username }: Pick<User, 'poolId' | 'username'>,
  context: EventContext,
  { clock, random }: Pick<Ports, 'clock' | 'random'>,
): AuthEvent => ({
  poolId,
  username,
  id: drawUuid(random),
  type,
  at: clock.now(),
  response: 'InProgress',
  risk: { decision: 'NoRisk' },
  challenges: [],
  context,
})

/**
 * What later events may be held against: those that went well or were said to be the user's own are trusted,
 * those that were said to be somebody else's are disowned. Anybody may ask for a code.
 */
export function standingOf({
  type,
  response,
  feedback,
}: Pick<AuthEvent, 'type' | 'response' | 'feedback'>): EventStanding {
  if (feedback) return feedback.value === 'Valid' ? 'trusted' : 'disowned'
  return response === 'Pass' && type !== 'ResendCode' ? 'trusted' : 'other'
}

const passwords = new Set(['PASSWORD', 'PASSWORD_VERIFIER'])
const seconds = new Set(['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'MFA_SETUP'])

/** What an event calls a proof; nothing where it has no word for it, as for what scripts ask. */
export function challengeOf(signIn: SignIn, name: string): 'Password' | 'Mfa' | undefined {
  if (passwords.has(name)) return 'Password'
  // A code by mail may be the first proof, too, which events have no word for.
  return seconds.has(name) && hasProved(signIn, 'PASSWORD', 'PASSWORD_VERIFIER') ? 'Mfa' : undefined
}

/** The proofs of a sign-in in the words of its event. */
export const challengesOf = (signIn: SignIn): AuthEvent['challenges'] =>
  signIn.results.flatMap(({ challengeName, challengeResult }) => {
    const name = challengeOf(signIn, challengeName)
    return name ? [{ name, response: challengeResult ? ('Success' as const) : ('Failure' as const) }] : []
  })
