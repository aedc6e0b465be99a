import { html } from '../html.ts'
import { bad, lead } from '../parts.ts'
import type { QuestionPage } from '../question.ts'
import { waysForm, waysIn } from '../asking/choose-way.ts'
import { passwordForm } from '../asking/password-form.ts'

/**
 * Asks how somebody would sign in. Where a password is the only way, it is asked for at once. SRP is not offered:
 * a page takes the password itself, over a connection of its own.
 */
export const SELECT_CHALLENGE: QuestionPage = {
  page(asking) {
    const { words, available, typed, problem } = asking
    const ways = waysIn(asking, available)
    const as = lead(words.questions.signingInAs(typed))
    return ways.every((way) => way === 'PASSWORD')
      ? {
          title: words.questions.enterPassword,
          body: html`${as}${bad(problem)}${passwordForm(asking)}`,
        }
      : {
          title: words.signIn,
          body: html`${as}${waysForm(asking, words.questions.chooseWay, ways)}`,
        }
  },
  read: ({ answer, password }) =>
    // Whoever writes a form of their own gets no further by it than to a page.
    password === undefined
      ? { ANSWER: answer === 'PASSWORD_SRP' ? '' : (answer ?? '') }
      : { ANSWER: 'PASSWORD', PASSWORD: password },
}
