import type { SignIn } from '../../../model/sign-in.ts'
import { answerAtPages } from '../../../engine/oauth/sign-in-at-pages.ts'
import * as pages from '../../login/questions/index.ts'
import type { QuestionPage, QuestionPages } from '../../login/question.ts'
import { refusalIn } from '../../login/refusal-in.ts'
import { showPage } from '../../login/show-page.ts'
import { chooseWords } from '../../login/words/choose.ts'
import { arrive, pageAddress, type Arrival } from '../arrive.ts'
import { readCookie } from '../cookies.ts'
import { csrfOf, isOwnForm } from '../csrf.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { goOn, sessionCookie } from '../go-on.ts'
import { readForm } from '../read-form.ts'
import type { Visit } from '../visit.ts'

const pageOf = (name: string): QuestionPage | undefined =>
  Object.hasOwn(pages, name) ? (pages as QuestionPages)[name as keyof typeof pages] : undefined

/** The sign-in that this browser is at, if it still is at one, and at one for this app. */
async function signInOf(visit: Visit, { client }: Arrival): Promise<SignIn | undefined> {
  const session = readCookie(visit, sessionCookie) ?? ''
  const { store, clock } = visit.ports
  const signIn = await store.signIn(session.slice(0, 20), session.slice(20), clock.now())
  if (typeof signIn === 'string' || signIn.poolId !== visit.pool.id) return undefined
  return signIn.clientId === client.id && signIn.authorization ? signIn : undefined
}

function ask(visit: Visit, { asked, shown }: SignIn, problem?: string): Response | Promise<Response> {
  const words = chooseWords(visit.context)
  const page = asked && pageOf(asked.name)?.page
  if (!page || !shown) throw new Error(`no page asks ${asked?.name ?? 'nothing'}`)
  const { parameters, available = [] } = shown
  const { pool } = visit
  const said = page({ words, pool, csrf: csrfOf(visit), parameters, available, ...(problem && { problem }) })
  return showPage(visit, words, problem ? { ...said, status: 400 } : said)
}

const startAgain = (visit: Visit) => visit.context.redirect(pageAddress(visit, '/login'), 303)

/** `GET /challenge`: the question that a sign-in is at. Whoever is at none begins again. */
export const askQuestion: DomainEndpoint = {
  method: 'GET',
  path: '/challenge',
  answer: (visit) =>
    arrive(visit, async (arrival) => {
      const signIn = await signInOf(visit, arrival)
      return signIn ? ask(visit, signIn) : startAgain(visit)
    }),
}

/** `POST /challenge`: answers it. 303 to the next question or back to the app; 400 with the same page where it was refused. */
export const answerQuestion: DomainEndpoint = {
  method: 'POST',
  path: '/challenge',
  answer: (visit) =>
    arrive(visit, async (arrival) => {
      const signIn = await signInOf(visit, arrival)
      const { asked, authorization } = signIn ?? {}
      if (!signIn || !asked || !authorization) return startAgain(visit)
      const form = await readForm(visit.context)
      const words = chooseWords(visit.context)
      if (!form || !isOwnForm(visit, form)) return ask(visit, signIn, words.outOfDate)
      const given = { ...pageOf(asked.name)?.read(form), USERNAME: signIn.username }
      const done = await visit.run('Challenge_POST', answerAtPages, {
        pool: visit.pool,
        client: arrival.client,
        authorization,
        challengeName: asked.name,
        session: `${signIn.id}${signIn.ticket ?? ''}`,
        typed: signIn.typed,
        given,
      })
      if (!('fault' in done)) return goOn(visit, done.facts.said)
      // A verdict ends the sign-in; after any other refusal the same question stands.
      const still = await signInOf(visit, arrival)
      return still ? ask(visit, still, refusalIn(words, done.fault)) : startAgain(visit)
    }),
}
