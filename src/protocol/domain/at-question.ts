import type { Fault } from '../../model/fault.ts'
import type { SignIn } from '../../model/sign-in.ts'
import { pageAddress, type Arrival } from './arrive.ts'
import { dropCookie, readCookie } from './cookies.ts'
import { sessionCookie } from './go-on.ts'
import { leaveNotice, type Notice } from './notice.ts'
import type { Visit } from './visit.ts'

/** What opens a sign-in now. */
export const sessionOf = ({ id, ticket = '' }: SignIn): string => id + ticket

/** The sign-in that a session opens, or else this browser's own: if it still is at a question, and at one for this app. */
export async function signInAt(
  visit: Visit,
  { client }: Pick<Arrival, 'client'>,
  session = readCookie(visit, sessionCookie) ?? '',
): Promise<SignIn | undefined> {
  const { store, clock } = visit.ports
  const signIn = await store.signIn(session.slice(0, 20), session.slice(20), clock.now())
  if (typeof signIn === 'string' || signIn.poolId !== visit.pool.id) return undefined
  return signIn.clientId === client.id && signIn.authorization && signIn.asked ? signIn : undefined
}

/** Why a sign-in is no more: a verdict has ended it, or else its time, since no other refusal does. */
export function endedBy({ asked }: SignIn, { code, message }: Fault): Notice {
  if (code !== 'NotAuthorizedException') return 'expired'
  if (message.startsWith('Password attempts exceeded')) return 'locked'
  if (message.startsWith('Invalid session')) return 'expired'
  return asked?.name === 'PASSWORD' || asked?.name === 'SELECT_CHALLENGE' ? 'wrong' : 'refused'
}

/** Sends a visitor to the sign-in page, who hears there what has become of the sign-in before. */
export function beginAgain(visit: Visit, why: Notice = 'expired'): Response {
  if (readCookie(visit, sessionCookie) !== undefined) {
    leaveNotice(visit, why)
    dropCookie(visit, sessionCookie)
  }
  return visit.context.redirect(pageAddress(visit, '/login'), 303)
}
