import { html, type Html } from './html.ts'

/** A field with its label. Its name is also its id, so that no page has two of a name. A hint stands below it. */
export const field = ({
  name,
  label,
  type = 'text',
  autocomplete,
  value,
  hint,
  required = true,
}: {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'password' | 'email' | 'tel' | 'date' | 'url'
  readonly autocomplete?: string
  readonly value?: string
  readonly hint?: string
  readonly required?: boolean
}): Html =>
  html`<label class="label-customizable" for="${name}">${label}</label
    ><input
      class="inputField-customizable"
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete ?? 'off'}"
      value="${value ?? ''}"
      ${hint ? html`aria-describedby="${name}-hint"` : ''}
      ${required ? html`required` : ''}
      ${type === 'text' || type === 'email' ? html`autocapitalize="none" spellcheck="false"` : ''}
    />${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}`

/** Where six figures or more are typed in. */
export const codeField = (label: string, name = 'code'): Html =>
  html`<label class="label-customizable" for="${name}">${label}</label
    ><input
      class="code inputField-customizable"
      id="${name}"
      name="${name}"
      inputmode="numeric"
      autocomplete="one-time-code"
      spellcheck="false"
      required
    />`

/** One of several answers, as a whole line that can be pressed. Several of a name stand in `choices`. */
export const choice = ({
  name,
  value,
  label,
  checked = false,
}: {
  readonly name: string
  readonly value: string
  readonly label: string
  readonly checked?: boolean
}): Html =>
  html`<label class="choice"
    ><input type="radio" name="${name}" value="${value}" required ${checked ? html`checked` : ''} /><span
      >${label}</span
    ></label
  >`

/** Answers to one question, of which one is taken. */
export const choices = (question: string, ...answers: readonly Html[]): Html =>
  html`<fieldset>
    <legend>${question}</legend>
    ${answers}
  </fieldset>`

/** Something to agree to. */
export const tick = (name: string, label: string | Html, required = false): Html =>
  html`<label class="tick"
    ><input type="checkbox" name="${name}" value="true" ${required ? html`required` : ''} /><span
      >${label}</span
    ></label
  >`

/** A form that is sent to the address it is shown at, with what proves that this page has sent it. */
export const form = (csrf: string, button: string, ...fields: readonly Html[]): Html =>
  html`<form method="post">
    <input type="hidden" name="_csrf" value="${csrf}" />${fields}<button class="submitButton-customizable">
      ${button}
    </button>
  </form>`

/**
 * A form that is one button, quieter than that of the page's own form: another way on, such as a new code.
 * `action` is an address of ours; the page's own where none is given.
 */
export const buttonForm = (
  csrf: string,
  button: string,
  {
    action,
    fields = {},
  }: { readonly action?: string; readonly fields?: Readonly<Record<string, string>> } = {},
): Html =>
  html`<form method="post" ${action === undefined ? '' : html`action="${action}"`}>
    <input type="hidden" name="_csrf" value="${csrf}" />${Object.entries(fields).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}<button class="second">${button}</button>
  </form>`

/** What went wrong: read out to whoever cannot see it. */
export const bad = (text: string | undefined): Html | '' =>
  text === undefined ? '' : html`<p class="bad errorMessage-customizable" role="alert">${text}</p>`

/** What went well, or has been done: read out when its time comes. */
export const good = (text: string | undefined): Html | '' =>
  text === undefined ? '' : html`<p class="good" role="status">${text}</p>`

/** What the page is for, in a sentence under its title. */
export const lead = (text: string | Html): Html =>
  html`<p class="lead textDescription-customizable">${text}</p>`

/** A way to another page of ours. */
export const link = (href: string, text: string): Html => html`<a href="${href}">${text}</a>`

/** Ways to other pages, at the foot of the card. */
export const links = (...each: readonly Html[]): Html =>
  html`<ul class="links redirect-customizable">
    ${each.map((one) => html`<li>${one}</li>`)}
  </ul>`

/** A link that looks like a button: the main way on of a page that sends nothing. */
export const buttonLink = (href: string, text: string): Html =>
  html`<a class="button submitButton-customizable" href="${href}">${text}</a>`

/** A line between two ways to do the same. */
export const divider = (word: string): Html => html`<p class="or">${word}</p>`
