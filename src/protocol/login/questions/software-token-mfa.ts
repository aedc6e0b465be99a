import { codeField, form, lead } from '../parts.ts'
import type { QuestionPage } from '../question.ts'
import { framed } from '../asking/frame.ts'

/** Asks for what an authenticator app shows. */
export const SOFTWARE_TOKEN_MFA: QuestionPage = {
  page(asking) {
    const { words, csrf, parameters } = asking
    const { FRIENDLY_DEVICE_NAME: device } = parameters
    return {
      title: words.enterCode,
      body: framed(
        asking,
        lead(device ? words.questions.codeFromDevice(device) : words.enterCodeFromApp),
        form(csrf, words.next, codeField(words.codeFromApp)),
      ),
    }
  },
  read: ({ code = '' }) => ({ SOFTWARE_TOKEN_MFA_CODE: code.replaceAll(/\s/g, '') }),
}
