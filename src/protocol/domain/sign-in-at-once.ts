import { pageFlow } from '../../engine/oauth/page-flow.ts'
import { openAtPages } from '../../engine/oauth/sign-in-at-pages.ts'
import type { Notice } from '../login/words/accounts/accounts.ts'
import { remember } from './account-cookie.ts'
import { pageAddress, type Arrival } from './arrive.ts'
import { goOn } from './go-on.ts'
import type { Visit } from './visit.ts'

/**
 * Signs in whoever has just chosen a password, by that password. Who is not let in that way is sent to the
 * sign-in page, and hears there what has been done.
 */
export async function signInAtOnce(
  visit: Visit,
  { client, authorization }: Arrival,
  { username, password }: { readonly username: string; readonly password: string },
  otherwise: Notice,
): Promise<Response> {
  const { pool } = visit
  const done = await visit.run('Login_POST', openAtPages, {
    pool,
    client,
    authorization,
    authFlow: pageFlow(pool, client),
    given: {
      USERNAME: username,
      ...(password && { PASSWORD: password, PREFERRED_CHALLENGE: 'PASSWORD' }),
    },
  })
  if (!('fault' in done)) return goOn(visit, done.facts.said)
  remember(visit, client, { username, notice: otherwise })
  return visit.context.redirect(pageAddress(visit, '/login'), 303)
}
