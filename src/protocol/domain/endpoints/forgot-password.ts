import { ForgotPassword } from '../../../operations/user-pools/forgot-password.ts'
import { link } from '../../login/parts.ts'
import { nameKinds } from '../../login/name-field.ts'
import { showPage } from '../../login/show-page.ts'
import { tidy } from '../../login/tidy.ts'
import { troubleIn, type Trouble } from '../../login/trouble-of.ts'
import { askForCodePage } from '../../login/views/ask-for-code.ts'
import { chooseWords } from '../../login/words/choose.ts'
import { recall, remember } from '../account-cookie.ts'
import { mayReset } from '../account-rules.ts'
import { arrive, pageAddress } from '../arrive.ts'
import { callOperation } from '../call-operation.ts'
import { csrfOf } from '../csrf.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { ownForm } from '../own-form.ts'
import type { Visit } from '../visit.ts'

function show(visit: Visit, username: string | undefined, trouble?: Trouble) {
  const words = chooseWords(visit.context)
  const { forgot, haveCode, backToSignIn } = words.accounts
  const page = askForCodePage({
    words,
    pool: visit.pool,
    csrf: csrfOf(visit),
    says: forgot,
    username,
    trouble,
    ways: [
      link(pageAddress(visit, '/confirmForgotPassword'), haveCode),
      link(pageAddress(visit, '/login'), backToSignIn),
    ],
  })
  return showPage(visit, words, trouble ? { ...page, status: 400 } : page)
}

/**
 * `GET /forgotPassword`: where somebody is sent a code who has forgotten the password. 302 to the sign-in page where
 * only administrators set passwords anew.
 */
export const showForgotPassword: DomainEndpoint = {
  method: 'GET',
  path: '/forgotPassword',
  answer: (visit) =>
    arrive(visit, ({ client }) =>
      mayReset(visit.pool)
        ? show(visit, recall(visit, client).username ?? visit.query['login_hint'])
        : visit.context.redirect(pageAddress(visit, '/login'), 302),
    ),
}

/**
 * `POST /forgotPassword`: sends the account `username` a code. 303 to where it is typed in, with the new password;
 * 400 with the same page where it was refused. Where the client hides who exists, strangers are answered alike.
 */
export const forgotPassword: DomainEndpoint = {
  method: 'POST',
  path: '/forgotPassword',
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
      const done = await callOperation(visit, client, 'ForgotPassword_POST', ForgotPassword, asked)
      if ('fault' in done) return show(visit, username, troubleIn(words, done.fault))
      const { Destination: sentTo } = done.facts.CodeDeliveryDetails ?? {}
      remember(visit, client, { username, ...(sentTo !== undefined && { sentTo }) })
      return visit.context.redirect(pageAddress(visit, '/confirmForgotPassword'), 303)
    }),
}
