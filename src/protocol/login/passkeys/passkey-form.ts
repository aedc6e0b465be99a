import { html, type Html } from '../html.ts'
import type { Words } from '../words/words.ts'

/**
 * The form that asks a browser for a passkey: an old one to sign in by, or a new one. Without scripts there is no
 * way to ask: its button waits for them, and until they run the page says so.
 */
export function passkeyForm({
  words: {
    questions: { passkey },
  },
  csrf,
  ceremony,
  options,
  button,
}: {
  readonly words: Words
  readonly csrf: string
  readonly ceremony: 'get' | 'create'
  /** What the browser is asked for, as `navigator.credentials` takes it but for its bytes, which are base64url. */
  readonly options: string
  readonly button: string
}): Html {
  return html`<p class="bad errorMessage-customizable" role="alert" id="trouble">${passkey.needsScript}</p>
    <form
      method="post"
      data-ceremony="${ceremony}"
      data-options="${options}"
      data-failed="${passkey.failed}"
      data-unable="${passkey.unable}"
    >
      <input type="hidden" name="_csrf" value="${csrf}" /><input
        type="hidden"
        name="credential"
        value=""
      /><button class="submitButton-customizable" disabled>${button}</button>
    </form>`
}
