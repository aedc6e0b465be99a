import { html } from '../html.ts'
import { bad, codeField, form } from '../parts.ts'
import type { QuestionPage } from '../question.ts'

/** Asks for what an authenticator app shows. */
export const SOFTWARE_TOKEN_MFA: QuestionPage = {
  page: ({ words, csrf, problem }) => ({
    title: words.enterCode,
    body: html`<p>${words.enterCodeFromApp}</p>
      ${bad(problem)}${form(csrf, words.next, codeField(words.codeFromApp))}`,
  }),
  read: ({ code = '' }) => ({ SOFTWARE_TOKEN_MFA_CODE: code.trim() }),
}
