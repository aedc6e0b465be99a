import { html, type Html } from '../html.ts'
import { bad, buttonForm } from '../parts.ts'
import type { Asking } from '../question.ts'

/** What stands under the form of a question: the other things that can be done at it. */
const wishForms = ({ words: { questions }, csrf, wishes }: Asking): readonly Html[] =>
  wishes.map((wish) =>
    buttonForm(csrf, wish === 'another code' ? questions.anotherCode : questions.otherWay, {
      fields: { wish },
    }),
  )

/** A question: who is asked, what went wrong with the last answer, the form, and what can be done instead. */
export const framed = (asking: Asking, lead: Html | '', form: Html): Html =>
  html`${lead}${bad(asking.problem)}${form}${wishForms(asking)}`
