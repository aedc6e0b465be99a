import type { SignIn } from '../../model/sign-in.ts'
import { hashOf } from '../../engine/secrets/hash.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { sessionOf } from './at-question.ts'
import { csrfOf, isOwnForm } from './csrf.ts'
import { readForm } from './read-form.ts'
import type { Visit } from './visit.ts'

/** What tells forms apart by what they are of: of a secret too, so that it answers none. */
const markOf = (what: string): string => hashOf(what).slice(0, 22)

/** What a form brings along that is of one thing: that one of our pages has sent it, and what it is of. */
export const markedWord = (visit: Visit, what: string): string => `${csrfOf(visit)}.${markOf(what)}`

/** What a form says that is of one thing. Nothing where another site has sent it, or where it is of something else. */
export async function readMarkedForm(visit: Visit, what: string): Promise<Texts | undefined> {
  const form = await readForm(visit.context)
  const [word = '', mark] = (form?.['_csrf'] ?? '').split('.')
  return form && isOwnForm(visit, { _csrf: word }) && mark === markOf(what) ? form : undefined
}

/** What the form of a question brings along. */
export const questionWord = (visit: Visit, signIn: SignIn): string => markedWord(visit, sessionOf(signIn))

/**
 * What a form says to the question that a sign-in is at; nothing where it is of another: of one before, in another tab,
 * or sent once more.
 */
export const readQuestionForm = (visit: Visit, signIn: SignIn): Promise<Texts | undefined> =>
  readMarkedForm(visit, sessionOf(signIn))
