import type { Fault } from '../../../model/fault.ts'
import type { SignIn } from '../../../model/sign-in.ts'
import { answerAtPages, turnBackAtPages } from '../../../engine/oauth/sign-in-at-pages.ts'
import type { Texts } from '../../../engine/sign-in/turn.ts'
import { wishesAt } from '../../../engine/sign-in/turn-back.ts'
import * as pages from '../../login/questions/index.ts'
import { scriptAddress } from '../../login/passkeys/script.ts'
import type { QuestionPage, QuestionPages } from '../../login/question.ts'
import { canSetUp } from '../../login/questions/mfa-setup.ts'
import { refusalIn } from '../../login/refusal-in.ts'
import { showPage } from '../../login/show-page.ts'
import { troubleOf } from '../../login/trouble-of.ts'
import { chooseWords } from '../../login/words/choose.ts'
import type { Words } from '../../login/words/words.ts'
import { arrive, type Arrival } from '../arrive.ts'
import { beginAgain, endedBy, sessionOf, signInAt } from '../at-question.ts'
import type { DomainEndpoint } from '../endpoint.ts'
import { goOn } from '../go-on.ts'
import { questionWord, readQuestionForm } from '../question-form.ts'
import { settleAccount } from '../settle-account.ts'
import { drawSeed, proveSeed } from '../set-up-authenticator.ts'
import type { Visit } from '../visit.ts'

const pageOf = (name: string): QuestionPage | undefined =>
  Object.hasOwn(pages, name) ? (pages as QuestionPages)[name as keyof typeof pages] : undefined

/** Whether a script has asked once more because the answer before was wrong, which is no refusal. */
const isAskedAgain = ({ asked, results }: SignIn): boolean => {
  const last = results.at(-1)
  return (
    asked?.name === 'CUSTOM_CHALLENGE' && last?.challengeName === 'CUSTOM_CHALLENGE' && !last.challengeResult
  )
}

function ask(visit: Visit, signIn: SignIn, problem?: string): Response | Promise<Response> {
  const { asked, shown, typed } = signIn
  const words = chooseWords(visit.context)
  const page = asked && pageOf(asked.name)?.page
  if (!page || !shown) throw new Error(`no page asks ${asked?.name ?? 'nothing'}`)
  const { parameters, available = [] } = shown
  const { pool, base } = visit
  const told = problem ?? (isAskedAgain(signIn) ? words.questions.custom.wrong : undefined)
  const said = page({
    words,
    pool,
    csrf: questionWord(visit, signIn),
    typed,
    parameters,
    available,
    wishes: wishesAt(signIn),
    script: scriptAddress(base),
    ...(asked.name === 'MFA_SETUP' && asked.memory.seed && { seed: asked.memory.seed }),
    ...(told && { problem: told }),
  })
  return showPage(visit, words, problem ? { ...said, status: 400 } : said)
}

/** Whether the page shows a secret that is yet to be drawn. */
const needsSeed = ({ asked, shown }: SignIn): boolean =>
  asked?.name === 'MFA_SETUP' && !asked.memory.seed && canSetUp(shown?.parameters ?? {}, 'SOFTWARE_TOKEN_MFA')

/** `GET /challenge`: the question that a sign-in is at. Whoever is at none begins again. */
export const askQuestion: DomainEndpoint = {
  method: 'GET',
  path: '/challenge',
  answer: (visit) =>
    arrive(visit, async (arrival) => {
      const signIn = await signInAt(visit, arrival)
      if (!signIn) return beginAgain(visit)
      if (!needsSeed(signIn)) return ask(visit, signIn)
      const drawn = await drawSeed(visit, arrival, signIn)
      if ('fault' in drawn) return beginAgain(visit, endedBy(signIn, drawn.fault))
      return drawn.facts.signIn ? ask(visit, drawn.facts.signIn) : beginAgain(visit)
    }),
}

const textOf = (words: Words, fault: Fault): string => {
  const { refusals } = words.questions
  // Which field does not fit, where that is known.
  const exact = fault.code === 'InvalidParameterException' ? troubleOf(words, fault)?.text : undefined
  const own = Object.hasOwn(refusals, fault.code) ? refusals[fault.code] : undefined
  return exact ?? own ?? refusalIn(words, fault)
}

/** Tells of a refusal. A verdict ends the sign-in; after any other the same question stands. */
async function refuse(visit: Visit, arrival: Arrival, signIn: SignIn, fault: Fault) {
  const elsewhere = await settleAccount(visit, arrival, fault, signIn.typed)
  if (elsewhere) return elsewhere
  const still = await signInAt(visit, arrival, sessionOf(signIn))
  if (!still) return beginAgain(visit, endedBy(signIn, fault))
  return ask(visit, still, textOf(chooseWords(visit.context), fault))
}

/** Does what a form says: answers the question, or takes a step back from it. */
async function act(visit: Visit, arrival: Arrival, signIn: SignIn, form: Texts): Promise<Response> {
  const { typed, username, asked, authorization = arrival.authorization } = signIn
  const at = { pool: visit.pool, client: arrival.client, authorization, typed, session: sessionOf(signIn) }
  const wish = wishesAt(signIn).find((each) => each === form['wish'])
  const challengeName = asked?.name ?? ''
  const given = { ...pageOf(challengeName)?.read(form, signIn.shown?.parameters ?? {}), USERNAME: username }
  const done = wish
    ? await visit.run('Challenge_POST', turnBackAtPages, { ...at, wish })
    : await visit.run('Challenge_POST', answerAtPages, { ...at, challengeName, given })
  return 'fault' in done ? refuse(visit, arrival, signIn, done.fault) : goOn(visit, done.facts.said)
}

/**
 * `POST /challenge`: answers it, or with `wish` asks for another code or another way. 303 to the next question or back
 * to the app; 400 with the same page where it was refused; 303 to the sign-in page where that ends the sign-in.
 */
export const answerQuestion: DomainEndpoint = {
  method: 'POST',
  path: '/challenge',
  answer: (visit) =>
    arrive(visit, async (arrival) => {
      const signIn = await signInAt(visit, arrival)
      if (!signIn) return beginAgain(visit)
      const form = await readQuestionForm(visit, signIn)
      if (!form) return ask(visit, signIn, chooseWords(visit.context).outOfDate)
      const provesSeed = signIn.asked?.name === 'MFA_SETUP' && form['email'] === undefined
      if (!provesSeed) return act(visit, arrival, signIn, form)
      const proved = await proveSeed(visit, arrival, signIn, form)
      if ('fault' in proved) return refuse(visit, arrival, signIn, proved.fault)
      return proved.facts.signIn ? act(visit, arrival, proved.facts.signIn, form) : beginAgain(visit)
    }),
}
