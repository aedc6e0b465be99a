import { isLinking } from '../../../engine/messages/confirm-link.ts'
import { openConfirmedAtPages } from '../../../engine/oauth/sign-in-at-pages.ts'
import type { Texts } from '../../../engine/sign-in/turn.ts'
import type { Fault } from '../../../model/fault.ts'
import { ConfirmSignUp } from '../../../operations/user-pools/confirm-sign-up.ts'
import { nameKinds } from '../../login/name-field.ts'
import { showPage } from '../../login/show-page.ts'
import { tidy } from '../../login/tidy.ts'
import { troubleWithCode, type Trouble } from '../../login/trouble-of.ts'
import { awaitLinkPage, confirmPage } from '../../login/views/confirm.ts'
import { chooseWords } from '../../login/words/choose.ts'
import { forget, recall, recallOnce, remember, type Remembered } from '../account-cookie.ts'
import { arrive, pageAddress, type Arrival } from '../arrive.ts'
import { callOperation } from '../call-operation.ts'
import { csrfOf } from '../csrf.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { goOn } from '../go-on.ts'
import { ownForm } from '../own-form.ts'
import { dropSignUp, signUpOf } from '../sign-up-cookie.ts'
import type { Visit } from '../visit.ts'

function show(visit: Visit, known: Partial<Remembered>, typed: Texts = {}, trouble?: Trouble) {
  const words = chooseWords(visit.context)
  const { pool } = visit
  // A pool of links sends codes to phones all the same.
  const byLink = isLinking(pool) && (known.sentTo === undefined || known.sentTo.includes('@'))
  const page = (byLink ? awaitLinkPage : confirmPage)({
    words,
    pool,
    csrf: csrfOf(visit),
    ...known,
    typedName: typed['username'],
    code: typed['code'],
    trouble,
    resendAt: pageAddress(visit, '/resendcode'),
    signInAt: pageAddress(visit, '/login'),
  })
  return showPage(visit, words, trouble ? { ...page, status: 400 } : page)
}

/** `GET /confirm`: where the code of a sign-up is typed in, or its link waited for. */
export const showConfirm: DomainEndpoint = {
  method: 'GET',
  path: '/confirm',
  answer: (visit) => arrive(visit, ({ client }) => show(visit, recallOnce(visit, client))),
}

const isOfSession = ({ code, message }: Fault) =>
  code === 'NotAuthorizedException' && message.startsWith('Invalid session')

/** Confirms it, with what goes on with the sign-up as long as that counts. */
async function confirm(visit: Visit, { client }: Arrival, Username: string, ConfirmationCode: string) {
  const call = (more: { readonly Session?: string }) =>
    callOperation(visit, client, 'Confirm_POST', ConfirmSignUp, { Username, ConfirmationCode, ...more })
  const Session = signUpOf(visit, Username)
  if (Session === undefined) return call({})
  const done = await call({ Session })
  return 'fault' in done && isOfSession(done.fault) ? call({}) : done
}

/**
 * `POST /confirm`: confirms the account `username` by `code`. 303 back to the app, where the sign-up was begun in this
 * browser or the client signs in by choice, else to the sign-in page; 400 with the same page where it was refused.
 */
export const confirmAccount: DomainEndpoint = {
  method: 'POST',
  path: '/confirm',
  answer: (visit) =>
    arrive(visit, async (arrival) => {
      const words = chooseWords(visit.context)
      const { accounts } = words
      const { pool } = visit
      const { client, authorization } = arrival
      const known = recall(visit, client)
      const form = await ownForm(visit)
      const username = tidy(form?.['username'])
      const code = form?.['code']?.replaceAll(/\s/g, '') ?? ''
      const again = (trouble: Trouble) =>
        show(visit, known.username === username ? known : {}, { username, code }, trouble)
      if (!form) return show(visit, known, {}, { text: words.outOfDate })
      if (!username)
        return again({ field: 'username', text: accounts.missing(accounts.nameOf(nameKinds(pool))) })
      if (!code) return again({ field: 'code', text: accounts.missing(accounts.code) })
      const done = await confirm(visit, arrival, username, code)
      if ('fault' in done) return again(troubleWithCode(words, done.fault))
      dropSignUp(visit)
      const { Session: session } = done.facts
      if (session !== undefined) {
        const authFlow = 'USER_AUTH' as const
        const given = { USERNAME: username }
        const opening = { pool, client, authorization, authFlow, given, session }
        const opened = await visit.run('Login_POST', openConfirmedAtPages, opening)
        if (!('fault' in opened)) {
          forget(visit)
          return goOn(visit, opened.facts.said)
        }
      }
      remember(visit, client, { username, notice: 'confirmed' })
      return visit.context.redirect(pageAddress(visit, '/login'), 303)
    }),
}
