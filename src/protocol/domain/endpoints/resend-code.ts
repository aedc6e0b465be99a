import { isLinking } from '../../../engine/messages/confirm-link.ts'
import { ResendConfirmationCode } from '../../../operations/user-pools/resend-confirmation-code.ts'
import { link } from '../../login/parts.ts'
import { nameKinds } from '../../login/name-field.ts'
import { showPage } from '../../login/show-page.ts'
import { tidy } from '../../login/tidy.ts'
import { troubleIn, type Trouble } from '../../login/trouble-of.ts'
import { askForCodePage } from '../../login/views/ask-for-code.ts'
import { chooseWords } from '../../login/words/choose.ts'
import { recall, remember } from '../account-cookie.ts'
import { arrive, pageAddress } from '../arrive.ts'
import { callOperation } from '../call-operation.ts'
import { csrfOf } from '../csrf.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { ownForm } from '../own-form.ts'
import type { Visit } from '../visit.ts'

function show(visit: Visit, username: string | undefined, trouble?: Trouble) {
  const words = chooseWords(visit.context)
  const { resend, byLink, haveCode, backToSignIn } = words.accounts
  const linking = isLinking(visit.pool)
  const page = askForCodePage({
    words,
    pool: visit.pool,
    csrf: csrfOf(visit),
    says: linking ? { title: byLink.resend, lead: byLink.resendLead, button: byLink.resend } : resend,
    username,
    trouble,
    ways: [
      ...(linking ? [] : [link(pageAddress(visit, '/confirm'), haveCode)]),
      link(pageAddress(visit, '/login'), backToSignIn),
    ],
  })
  return showPage(visit, words, trouble ? { ...page, status: 400 } : page)
}

/** `GET /resendcode`: where another code is asked for, to confirm a sign-up with. */
export const showResend: DomainEndpoint = {
  method: 'GET',
  path: '/resendcode',
  answer: (visit) =>
    arrive(visit, ({ client }) => show(visit, recall(visit, client).username ?? visit.query['login_hint'])),
}

/**
 * `POST /resendcode`: sends the account `username` another code. 303 to where it is typed in; 400 with the page that
 * asks for it where it was refused, such as once five were sent within an hour.
 */
export const resendCode: DomainEndpoint = {
  method: 'POST',
  path: '/resendcode',
  answer: (visit) =>
    arrive(visit, async ({ client }) => {
      const words = chooseWords(visit.context)
      const { accounts } = words
      const form = await ownForm(visit)
      if (!form) return show(visit, '', { text: words.outOfDate })
      const username = tidy(form['username'])
      if (!username) {
        const text = accounts.missing(accounts.nameOf(nameKinds(visit.pool)))
        return show(visit, username, { field: 'username', text })
      }
      const asked = { Username: username }
      const done = await callOperation(visit, client, 'ResendCode_POST', ResendConfirmationCode, asked)
      if ('fault' in done) return show(visit, username, troubleIn(words, done.fault))
      const { Destination: sentTo } = done.facts.CodeDeliveryDetails ?? {}
      remember(visit, client, { username, notice: 'codeSent', ...(sentTo !== undefined && { sentTo }) })
      return visit.context.redirect(pageAddress(visit, '/confirm'), 303)
    }),
}
