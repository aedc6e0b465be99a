import { framed } from '../asking/frame.ts'
import { lead } from '../parts.ts'
import { passkeyForm } from '../passkeys/passkey-form.ts'
import type { QuestionPage } from '../question.ts'

/** Asks for a signature by a passkey, which the browser has its owner give. */
export const WEB_AUTHN: QuestionPage = {
  page(asking) {
    const { words, csrf, parameters, script } = asking
    const { passkey } = words.questions
    return {
      title: passkey.title,
      script,
      body: framed(
        asking,
        lead(passkey.lead),
        passkeyForm({
          words,
          csrf,
          ceremony: 'get',
          options: parameters['CREDENTIAL_REQUEST_OPTIONS'] ?? '{}',
          button: passkey.button,
        }),
      ),
    }
  },
  read: ({ credential = '' }) => ({ CREDENTIAL: credential }),
}
