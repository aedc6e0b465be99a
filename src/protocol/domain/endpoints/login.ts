import { chooseProvider, takesOwnUsers } from '../../../engine/federation/choose-provider.ts'
import { levelGiven } from '../../../engine/oauth/wishes.ts'
import { pageFlow } from '../../../engine/oauth/page-flow.ts'
import { openAtPages } from '../../../engine/oauth/sign-in-at-pages.ts'
import { refusalIn } from '../../login/refusal-in.ts'
import { showPage } from '../../login/show-page.ts'
import { nameKinds } from '../../login/name-field.ts'
import { tidy } from '../../login/tidy.ts'
import { troubleOf, type Trouble } from '../../login/trouble-of.ts'
import { companyField, signInPage } from '../../login/views/sign-in.ts'
import { chooseWords } from '../../login/words/choose.ts'
import type { Notice } from '../../login/words/accounts/accounts.ts'
import { recallOnce } from '../account-cookie.ts'
import { mayReset, maySignUp } from '../account-rules.ts'
import { arrive, pageAddress, type Arrival } from '../arrive.ts'
import { csrfOf } from '../csrf.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { goOn } from '../go-on.ts'
import { goToProvider } from '../go-to-provider.ts'
import { takeNotice } from '../notice.ts'
import { ownForm } from '../own-form.ts'
import { leadOn } from '../pass-known.ts'
import { settleAccount } from '../settle-account.ts'
import { waysBy } from '../ways-by.ts'
import type { Visit } from '../visit.ts'

interface Said {
  /** What stands in the field of the name. */
  readonly name?: string | undefined
  readonly company?: string | undefined
  readonly notice?: Notice | undefined
  readonly trouble?: Trouble | undefined
}

function show(
  visit: Visit,
  { client }: Arrival,
  { name, company, notice, trouble }: Said,
  status: 200 | 400 = 200,
) {
  const words = chooseWords(visit.context)
  const { pool } = visit
  const takesOwn = takesOwnUsers(client)
  const page = signInPage({
    words,
    pool,
    client,
    csrf: csrfOf(visit),
    asksPassword: asksPassword(visit, client),
    name,
    done: notice && words.accounts.notices[notice],
    trouble,
    takesOwn,
    ...waysBy(visit, words, client),
    company,
    ...(takesOwn && maySignUp(pool) && { signUpAt: pageAddress(visit, '/signup') }),
    ...(takesOwn && mayReset(pool) && { forgotAt: pageAddress(visit, '/forgotPassword') }),
  })
  return showPage(visit, words, { ...page, status })
}

const asksPassword = ({ pool }: Visit, client: Arrival['client']) =>
  pageFlow(pool, client) === 'USER_PASSWORD_AUTH'

/**
 * `GET /login`: the sign-in page, with the parameters of the authorize endpoint (Cognito's "Login endpoint"). It asks
 * for name and password, or for the name alone where the client signs in by choice; `login_hint` fills the name in.
 * 302 to where somebody goes on whose browser is known, or to the provider that the app names, or is the only one.
 */
export const showSignIn: DomainEndpoint = {
  method: 'GET',
  path: '/login',
  answer: (visit) =>
    arrive(visit, async (arrival) => {
      const problem = takeNotice(visit, chooseWords(visit.context))
      const { username, notice } = recallOnce(visit, arrival.client)
      // Whoever is to be told something is told it here.
      const known = notice || problem !== undefined ? undefined : await leadOn(visit, arrival)
      if (known) return known
      const choice = chooseProvider(visit.query, visit.pool, arrival.client)
      if (choice.kind === 'provider' && !notice && problem === undefined)
        return goToProvider(visit, arrival, choice.idp)
      return show(visit, arrival, {
        // What an app hints at is overtaken by what the visitor has typed since.
        name: notice ? username : visit.query['login_hint'],
        notice,
        ...(problem !== undefined && { trouble: { text: problem } }),
      })
    }),
}

/** The same visit, where the app would have said whom it expects. */
const hinting = (visit: Visit, company: string): Visit =>
  company.includes('@') ? { ...visit, query: { ...visit.query, login_hint: company } } : visit

/**
 * `POST /login`: signs in by what was typed, `username` and `password`, or leads to the provider that knows the
 * domain of an `idp_identifier`. 303 to the next question, to the page that readies an account which is not ready, to
 * the provider, or back to the app; 400 with the same page where it was refused.
 */
export const signIn: DomainEndpoint = {
  method: 'POST',
  path: '/login',
  answer: (visit) =>
    arrive(visit, async (arrival) => {
      const words = chooseWords(visit.context)
      const { accounts } = words
      const { pool } = visit
      const { client, authorization } = arrival
      const form = await ownForm(visit)
      const username = tidy(form?.['username'])
      const password = form?.['password'] ?? ''
      const again = (trouble: Trouble) => show(visit, arrival, { name: username, trouble }, 400)
      if (!form) return again({ text: words.outOfDate })
      const company = tidy(form[companyField])
      if (company) {
        const choice = chooseProvider({ idp_identifier: company }, pool, client)
        if (choice.kind === 'provider') return goToProvider(hinting(visit, company), arrival, choice.idp)
        const trouble = { field: companyField, text: words.providers.unknownCompany }
        return show(visit, arrival, { company, trouble }, 400)
      }
      if (!username)
        return again({ field: 'username', text: accounts.missing(accounts.nameOf(nameKinds(pool))) })
      if (!password && asksPassword(visit, client))
        return again({ field: 'password', text: accounts.missing(words.password) })
      const done = await visit.run('Login_POST', openAtPages, {
        pool,
        client,
        authorization,
        authFlow: pageFlow(pool, client),
        given: { USERNAME: username, ...(password && { PASSWORD: password }), ...levelGiven(arrival.wishes) },
      })
      if (!('fault' in done)) return goOn(visit, done.facts.said)
      const elsewhere = await settleAccount(visit, arrival, done.fault, username)
      return elsewhere ?? again(troubleOf(words, done.fault) ?? { text: refusalIn(words, done.fault) })
    }),
}
