import { refusedTo, toldOf } from '../../engine/federation/refusal.ts'
import type { PageOutcome } from '../../engine/oauth/sign-in-at-pages.ts'
import type { HandOff } from '../../model/hand-off.ts'
import { goOn } from './go-on.ts'
import type { Done, Visit } from './visit.ts'

/**
 * Sends a visitor who has come back from a provider on to the app, by whatever protocol it spoke: with what the app
 * asked for, or with why nobody came in.
 */
export function comeBack(
  visit: Visit,
  { authorization }: Pick<HandOff, 'authorization'>,
  done: Done<{ readonly said: PageOutcome }>,
): Response | Promise<Response> {
  const { context } = visit
  context.header('cache-control', 'no-store')
  context.header('referrer-policy', 'no-referrer')
  if ('facts' in done) return goOn(visit, done.facts.said)
  return context.redirect(refusedTo(authorization, toldOf(done.fault)), 303)
}
