import type { SignIn } from '../../model/sign-in.ts'
import { drawSeedAtPages, proveSeedAtPages } from '../../engine/oauth/set-up-at-pages.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import type { Arrival } from './arrive.ts'
import { sessionOf, signInAt } from './at-question.ts'
import { keepCookie } from './cookies.ts'
import { sessionCookie } from './go-on.ts'
import type { Done, Visit } from './visit.ts'

type SetUp = Done<{ readonly signIn: SignIn | undefined }>

// Either step renews the session, and so what this browser answers with.
async function renewed(
  visit: Visit,
  arrival: Arrival,
  done: Done<{ session: string | undefined }>,
): Promise<SetUp> {
  if ('fault' in done) return done
  const { session = '' } = done.facts
  keepCookie(visit, sessionCookie, session)
  return { facts: { signIn: await signInAt(visit, arrival, session) } }
}

/** Draws the seed that the page of a set-up shows. */
export async function drawSeed(visit: Visit, arrival: Arrival, signIn: SignIn): Promise<SetUp> {
  const facts = { session: sessionOf(signIn) }
  return renewed(visit, arrival, await visit.run('SetUpAuthenticator_GET', drawSeedAtPages, facts))
}

/** Takes the first code that the app shows. */
export async function proveSeed(
  visit: Visit,
  arrival: Arrival,
  signIn: SignIn,
  { code = '', device = '' }: Texts,
): Promise<SetUp> {
  const facts = { session: sessionOf(signIn), code: code.replaceAll(/\s/g, ''), device: device.slice(0, 131) }
  return renewed(visit, arrival, await visit.run('SetUpAuthenticator_POST', proveSeedAtPages, facts))
}
