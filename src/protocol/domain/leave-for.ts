import { inAscii } from '../../engine/oauth/app-address.ts'
import type { Leaving } from '../../engine/oauth/read-logout.ts'
import { showPage } from '../login/show-page.ts'
import { signedOutPage } from '../login/views/signed-out.ts'
import { chooseWords } from '../login/words/choose.ts'
import { pageAddress } from './arrive.ts'
import { errorAddress } from './error-address.ts'
import type { Visit } from './visit.ts'

/** Sends a visitor who is signed out to where the app wants them; one whom no app has sent soundly to the error page. */
export function leaveFor(visit: Visit, leaving: Leaving): Response | Promise<Response> {
  const { context } = visit
  if (leaving.kind === 'refused') return context.redirect(errorAddress(visit, leaving.error), 302)
  if (leaving.kind === 'sent away') return context.redirect(inAscii(leaving.address), 302)
  if (leaving.kind === 'signs in again') return context.redirect(pageAddress(visit, '/login'), 302)
  const words = chooseWords(context)
  return showPage(visit, words, signedOutPage(words))
}
