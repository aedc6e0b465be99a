import { pageFlow } from '../../../engine/oauth/page-flow.ts'
import { openAtPages } from '../../../engine/oauth/sign-in-at-pages.ts'
import { signInPage } from '../../login/views/sign-in.ts'
import { refusalIn } from '../../login/refusal-in.ts'
import { showPage } from '../../login/show-page.ts'
import { chooseWords } from '../../login/words/choose.ts'
import { arrive } from '../arrive.ts'
import { csrfOf, isOwnForm } from '../csrf.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { goOn } from '../go-on.ts'
import { takeNotice } from '../notice.ts'
import { readForm } from '../read-form.ts'

/** `GET /login`: the sign-in page, with the parameters of the authorize endpoint (Cognito's "Login endpoint"). */
export const showSignIn: DomainEndpoint = {
  method: 'GET',
  path: '/login',
  answer: (visit) =>
    arrive(visit, ({ client }) => {
      const words = chooseWords(visit.context)
      const { pool } = visit
      const asksPassword = pageFlow(pool, client) === 'USER_PASSWORD_AUTH'
      const problem = takeNotice(visit, words)
      return showPage(
        visit,
        words,
        signInPage({
          words,
          pool,
          csrf: csrfOf(visit),
          asksPassword,
          name: visit.query['login_hint'],
          ...(problem !== undefined && { problem }),
        }),
      )
    }),
}

/**
 * `POST /login`: signs in by what was typed, `username` and `password`. 303 to the next question or back to the
 * app; 400 with the same page where it was refused.
 */
export const signIn: DomainEndpoint = {
  method: 'POST',
  path: '/login',
  answer: (visit) =>
    arrive(visit, async ({ client, authorization }) => {
      const words = chooseWords(visit.context)
      const { pool } = visit
      const authFlow = pageFlow(pool, client)
      const form = await readForm(visit.context)
      const again = (problem: string) =>
        showPage(visit, words, {
          ...signInPage({
            words,
            pool,
            csrf: csrfOf(visit),
            asksPassword: authFlow === 'USER_PASSWORD_AUTH',
            name: form?.['username'],
            problem,
          }),
          status: 400,
        })
      if (!form || !isOwnForm(visit, form)) return again(words.outOfDate)
      const { username = '', password } = form
      const given = { USERNAME: username, ...(password && { PASSWORD: password }) }
      const done = await visit.run('Login_POST', openAtPages, {
        pool,
        client,
        authorization,
        authFlow,
        given,
      })
      return 'fault' in done ? again(refusalIn(words, done.fault)) : goOn(visit, done.facts.said)
    }),
}
