import { framed } from '../asking/frame.ts'
import { passwordForm } from '../asking/password-form.ts'
import { lead } from '../parts.ts'
import type { QuestionPage } from '../question.ts'

/** Asks for the password of whoever has chosen to give it. */
export const PASSWORD: QuestionPage = {
  page: (asking) => ({
    title: asking.words.questions.enterPassword,
    body: framed(asking, lead(asking.words.questions.signingInAs(asking.typed)), passwordForm(asking)),
  }),
  read: ({ password = '' }) => ({ PASSWORD: password }),
}
