import { codeField, form, lead } from '../parts.ts'
import type { QuestionPage } from '../question.ts'
import { framed } from './frame.ts'

/** Asks for a code that was sent. */
export const byMessage = (answer: 'EMAIL_OTP_CODE' | 'SMS_OTP_CODE' | 'SMS_MFA_CODE'): QuestionPage => ({
  page(asking) {
    const { words, csrf, parameters } = asking
    const { questions } = words
    const to = parameters['CODE_DELIVERY_DESTINATION'] ?? ''
    const isMail = parameters['CODE_DELIVERY_DELIVERY_MEDIUM'] === 'EMAIL'
    return {
      title: words.enterCode,
      body: framed(
        asking,
        lead(isMail ? questions.codeByEmail(to) : questions.codeBySms(to)),
        form(csrf, words.next, codeField(questions.code)),
      ),
    }
  },
  read: ({ code = '' }) => ({ [answer]: code.replaceAll(/\s/g, '') }),
})
