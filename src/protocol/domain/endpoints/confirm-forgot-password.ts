import type { Texts } from '../../../engine/sign-in/turn.ts'
import { ConfirmForgotPassword } from '../../../operations/user-pools/confirm-forgot-password.ts'
import { nameKinds } from '../../login/name-field.ts'
import { againName } from '../../login/new-password-fields.ts'
import { showPage } from '../../login/show-page.ts'
import { tidy } from '../../login/tidy.ts'
import { troubleWithCode, type Trouble } from '../../login/trouble-of.ts'
import { confirmForgotPasswordPage } from '../../login/views/confirm-forgot-password.ts'
import { chooseWords } from '../../login/words/choose.ts'
import type { Words } from '../../login/words/words.ts'
import { forget, recall, recallOnce, type Remembered } from '../account-cookie.ts'
import { arrive, pageAddress } from '../arrive.ts'
import { callOperation } from '../call-operation.ts'
import { csrfOf } from '../csrf.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { ownForm } from '../own-form.ts'
import { signInAtOnce } from '../sign-in-at-once.ts'
import type { Visit } from '../visit.ts'

function show(visit: Visit, known: Partial<Remembered>, typed: Texts = {}, trouble?: Trouble) {
  const words = chooseWords(visit.context)
  const page = confirmForgotPasswordPage({
    words,
    pool: visit.pool,
    csrf: csrfOf(visit),
    ...known,
    typedName: typed['username'],
    code: typed['code'],
    trouble,
    resendAt: pageAddress(visit, '/forgotPassword'),
    signInAt: pageAddress(visit, '/login'),
  })
  return showPage(visit, words, trouble ? { ...page, status: 400 } : page)
}

/** `GET /confirmForgotPassword`: where a new password is chosen, by the code that was sent for it. */
export const showNewPassword: DomainEndpoint = {
  method: 'GET',
  path: '/confirmForgotPassword',
  answer: (visit) => arrive(visit, ({ client }) => show(visit, recallOnce(visit, client))),
}

interface Wish {
  readonly username: string
  readonly code: string
  readonly password: string
}

/** What is missing or does not agree, which nobody else need be asked. */
function troubleAtOnce({ accounts }: Words, { pool }: Visit, form: Texts, wish: Wish): Trouble | undefined {
  const { username, code, password } = wish
  if (!username) return { field: 'username', text: accounts.missing(accounts.nameOf(nameKinds(pool))) }
  if (!code) return { field: 'code', text: accounts.missing(accounts.code) }
  if (!password) return { field: 'password', text: accounts.missing(accounts.reset.newPassword) }
  if (password !== (form[againName] ?? '')) return { field: 'again', text: accounts.problems.notTheSame }
  return undefined
}

/**
 * `POST /confirmForgotPassword`: sets the `password` of the account `username` by `code`; `confirm_password` is the
 * password once more. 303 to what a sign-in by it asks next, or back to the app; 400 with the same page where it was refused.
 */
export const setNewPassword: DomainEndpoint = {
  method: 'POST',
  path: '/confirmForgotPassword',
  answer: (visit) =>
    arrive(visit, async (arrival) => {
      const words = chooseWords(visit.context)
      const { client } = arrival
      const known = recall(visit, client)
      const form = await ownForm(visit)
      if (!form) return show(visit, known, {}, { text: words.outOfDate })
      const username = tidy(form['username'])
      const code = form['code']?.replaceAll(/\s/g, '') ?? ''
      const wish = { username, code, password: form['password'] ?? '' }
      const again = (trouble: Trouble) =>
        show(visit, known.username === username ? known : {}, { username, code }, trouble)
      const wrong = troubleAtOnce(words, visit, form, wish)
      if (wrong) return again(wrong)
      const done = await callOperation(visit, client, 'ResetPassword_POST', ConfirmForgotPassword, {
        Username: username,
        ConfirmationCode: code,
        Password: wish.password,
      })
      if ('fault' in done) return again(troubleWithCode(words, done.fault))
      forget(visit)
      return signInAtOnce(visit, arrival, wish, 'passwordChanged')
    }),
}
