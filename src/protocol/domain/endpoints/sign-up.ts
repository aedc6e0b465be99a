import { allows } from '../../../engine/client-rules.ts'
import type { Texts } from '../../../engine/sign-in/turn.ts'
import { usernameAttributes } from '../../../engine/users/names.ts'
import { takesPasswordless } from '../../../engine/users/passwordless.ts'
import { signUpAttributes, type AskedAttribute } from '../../../engine/users/sign-up-attributes.ts'
import { SignUp } from '../../../operations/user-pools/sign-up.ts'
import { attributeFieldName } from '../../login/attribute-field.ts'
import { newNameKinds } from '../../login/name-field.ts'
import { againName } from '../../login/new-password-fields.ts'
import { showPage } from '../../login/show-page.ts'
import { tidy } from '../../login/tidy.ts'
import { attributeLabel, troubleIn, type Trouble } from '../../login/trouble-of.ts'
import { signUpPage } from '../../login/views/sign-up.ts'
import { chooseWords } from '../../login/words/choose.ts'
import type { Words } from '../../login/words/words.ts'
import { forget, remember } from '../account-cookie.ts'
import { maySignUp } from '../account-rules.ts'
import { arrive, pageAddress, type Arrival } from '../arrive.ts'
import { callOperation } from '../call-operation.ts'
import { csrfOf } from '../csrf.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { ownForm } from '../own-form.ts'
import { signInAtOnce } from '../sign-in-at-once.ts'
import { keepSignUp } from '../sign-up-cookie.ts'
import type { Visit } from '../visit.ts'

// Elsewhere nobody could come in without one.
const passwordless = ({ pool }: Visit, { client }: Arrival) =>
  takesPasswordless(pool) && allows(client, 'USER_AUTH')

function show(visit: Visit, arrival: Arrival, typed: Texts, trouble?: Trouble) {
  const words = chooseWords(visit.context)
  const { pool } = visit
  const { client } = arrival
  const page = signUpPage({
    words,
    pool,
    client,
    csrf: csrfOf(visit),
    attributes: signUpAttributes(pool, client),
    passwordless: passwordless(visit, arrival),
    typed,
    trouble,
    signInAt: pageAddress(visit, '/login'),
  })
  return showPage(visit, words, trouble ? { ...page, status: 400 } : page)
}

/** `GET /signup`: where somebody makes an account (Cognito's "Sign-up endpoint"). 302 to the sign-in page where only administrators do. */
export const showSignUp: DomainEndpoint = {
  method: 'GET',
  path: '/signup',
  answer: (visit) =>
    arrive(visit, (arrival) =>
      maySignUp(visit.pool)
        ? show(visit, arrival, { username: visit.query['login_hint'] ?? '' })
        : visit.context.redirect(pageAddress(visit, '/login'), 302),
    ),
}

/** What a form of ours says, as SignUp takes it. */
interface Wish {
  readonly username: string
  readonly password: string
  readonly given: Texts
}

const readWish = (form: Texts, asked: readonly AskedAttribute[]): Wish => ({
  username: tidy(form['username']),
  password: form['password'] ?? '',
  given: Object.fromEntries(
    asked.flatMap(({ name }) => {
      const typed = form[attributeFieldName(name)] ?? ''
      const value = name === 'phone_number' ? tidy(typed) : typed.trim()
      return value ? [[name, value]] : []
    }),
  ),
})

/** What is missing or does not agree, which nobody else need be asked. */
function troubleAtOnce(
  words: Words,
  visit: Visit,
  arrival: Arrival,
  form: Texts,
  { username, password, given }: Wish,
): Trouble | undefined {
  const { accounts } = words
  if (!username)
    return { field: 'username', text: accounts.missing(accounts.nameOf(newNameKinds(visit.pool))) }
  const missing = signUpAttributes(visit.pool, arrival.client).find(
    ({ name, required }) => required && !given[name],
  )
  if (missing) return { field: missing.name, text: accounts.missing(attributeLabel(words, missing.name)) }
  if (!password && !passwordless(visit, arrival))
    return { field: 'password', text: accounts.missing(words.password) }
  if (password !== (form[againName] ?? '')) return { field: 'again', text: accounts.problems.notTheSame }
  return undefined
}

/**
 * `POST /signup`: makes an account of `username`, `password`, `confirm_password` and
 * `requiredAttributes[<attribute>]`. 303 to where it is confirmed, or back to the app where a script has
 * confirmed it; 400 with the same page where it was refused.
 */
export const signUp: DomainEndpoint = {
  method: 'POST',
  path: '/signup',
  answer: (visit) =>
    arrive(visit, async (arrival) => {
      const words = chooseWords(visit.context)
      const { pool, context } = visit
      const { client } = arrival
      const form = await ownForm(visit)
      if (!form) return show(visit, arrival, {}, { text: words.outOfDate })
      const asked = signUpAttributes(pool, client)
      const wish = readWish(form, asked)
      const { username, password, given } = wish
      const wrong = troubleAtOnce(words, visit, arrival, form, wish)
      if (wrong) return show(visit, arrival, form, wrong)
      const done = await callOperation(visit, client, 'SignUp_POST', SignUp, {
        Username: username,
        ...(password && { Password: password }),
        UserAttributes: Object.entries(given).map(([Name, Value]) => ({ Name, Value })),
      })
      if ('fault' in done) {
        // The account is there all the same, and another code can be asked for.
        if (done.fault.code === 'CodeDeliveryFailureException') {
          remember(visit, client, { username, notice: 'codeNotSent' })
          return context.redirect(pageAddress(visit, '/confirm'), 303)
        }
        const { text, field } = troubleIn(words, done.fault)
        const stands = field !== undefined && usernameAttributes(pool).some((name) => name === field)
        const at = stands && !asked.some(({ name }) => name === field) ? 'username' : field
        return show(visit, arrival, form, { text, ...(at !== undefined && { field: at }) })
      }
      const { UserConfirmed, CodeDeliveryDetails, Session } = done.facts
      if (UserConfirmed) {
        forget(visit)
        return signInAtOnce(visit, arrival, wish, 'accountMade')
      }
      if (Session !== undefined) keepSignUp(visit, username, Session)
      const sentTo = CodeDeliveryDetails?.Destination
      if (sentTo === undefined) {
        remember(visit, client, { username, notice: 'awaitsAdministrator' })
        return context.redirect(pageAddress(visit, '/login'), 303)
      }
      remember(visit, client, { username, sentTo })
      return context.redirect(pageAddress(visit, '/confirm'), 303)
    }),
}
