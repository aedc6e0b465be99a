import { html, type Html } from './html.ts'

/** A field with its label. Its name is also its id, so that no page has two of a name. */
export const field = ({
  name,
  label,
  type = 'text',
  autocomplete,
  value,
}: {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'password' | 'email' | 'tel'
  readonly autocomplete?: string
  readonly value?: string
}): Html =>
  html`<label for="${name}">${label}</label
    ><input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete ?? 'off'}"
      value="${value ?? ''}"
      required
    />`

/** Where six figures or more are typed in. */
export const codeField = (label: string, name = 'code'): Html =>
  html`<label for="${name}">${label}</label
    ><input id="${name}" name="${name}" inputmode="numeric" autocomplete="one-time-code" required />`

/** A form that is sent to the address it is shown at, with what proves that this page has sent it. */
export const form = (csrf: string, button: string, ...fields: readonly Html[]): Html =>
  html`<form method="post">
    <input type="hidden" name="_csrf" value="${csrf}" />${fields}<button>${button}</button>
  </form>`

/** What went wrong: read out to whoever cannot see it. */
export const bad = (text: string | undefined): Html | '' =>
  text === undefined ? '' : html`<p class="bad" role="alert">${text}</p>`
