import type { SignIn } from '../../model/sign-in.ts'
import { hashOf } from '../../engine/secrets/hash.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { sessionOf } from './at-question.ts'
import { csrfOf, isOwnForm } from './csrf.ts'
import { readForm } from './read-form.ts'
import type { Visit } from './visit.ts'

/** What tells the questions of sign-ins apart: of the secret that answers one, so that it answers none. */
const markOf = (signIn: SignIn): string => hashOf(sessionOf(signIn)).slice(0, 22)

/** What the form of a question brings along: that one of our pages has sent it, and which question it answers. */
export const questionWord = (visit: Visit, signIn: SignIn): string => `${csrfOf(visit)}.${markOf(signIn)}`

/**
 * What a form says to the question that a sign-in is at. Nothing where another site has sent it, or where it is of
 * another question: of one before, in another tab, or sent once more.
 */
export async function readQuestionForm(visit: Visit, signIn: SignIn): Promise<Texts | undefined> {
  const form = await readForm(visit.context)
  const [word = '', mark] = (form?.['_csrf'] ?? '').split('.')
  return form && isOwnForm(visit, { _csrf: word }) && mark === markOf(signIn) ? form : undefined
}
