import { html, type Html } from './html.ts'

type Options = Readonly<Record<string, string>> | readonly (readonly [value: string, label: string])[]

/** A field of a form that the server checks. */
export interface CheckedField {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'password' | 'email' | 'tel' | 'url' | 'date' | 'datetime-local' | 'number'
  readonly inputmode?: 'text' | 'email' | 'tel' | 'numeric' | 'decimal' | 'url'
  readonly autocomplete?: string
  readonly value?: string | undefined
  readonly required?: boolean
  readonly hints?: readonly string[]
  /** What is wrong with what was typed: the field is then the first that the visitor comes to. */
  readonly problem?: string | undefined
  readonly bounds?: Readonly<
    Partial<Record<'min' | 'max' | 'step' | 'pattern' | 'minlength' | 'maxlength', string>>
  >
  /** Answers to choose among, by what each is called, or with it in pairs; anything may be typed where there are none. */
  readonly options?: Options
}

/** A field with its label, and below it what it asks for and what was wrong with it, both tied to it for whoever cannot see them. */
export function checkedField(asked: CheckedField): Html {
  const { name, label, hints = [], problem } = asked
  const notes = [
    ...hints.map((text, at) => ({ id: `${name}-hint-${at}`, text, wrong: false })),
    ...(problem === undefined ? [] : [{ id: `${name}-problem`, text: problem, wrong: true }]),
  ]
  const ids = notes.map(({ id }) => id).join(' ')
  return html`<label class="label-customizable" for="${name}">${label}</label>${
      asked.options ? choice(asked, asked.options, ids) : typed(asked, ids)
    }${notes.map(
      ({ id, text, wrong }) => html`<p class="${wrong ? 'hint wrong' : 'hint'}" id="${id}">${text}</p>`,
    )}`
}

const typed = (asked: CheckedField, ids: string): Html => {
  const { name, type = 'text', inputmode, autocomplete = 'off', value = '', bounds = {} } = asked
  const plain = type === 'text' || type === 'email'
  return html`<input
    class="inputField-customizable"
    id="${name}"
    name="${name}"
    type="${type}"
    autocomplete="${autocomplete}"
    value="${value}"
    ${inputmode ? html`inputmode="${inputmode}"` : ''}
    ${Object.entries(bounds).map(([bound, at]) => html`${bound}="${at}" `)}
    ${plain ? html`autocapitalize="none" spellcheck="false"` : ''}
    ${state(asked, ids)}
  />`
}

const choice = (asked: CheckedField, options: Options, ids: string): Html =>
  html`<select
    class="inputField-customizable"
    id="${asked.name}"
    name="${asked.name}"
    autocomplete="${asked.autocomplete ?? 'off'}"
    ${state(asked, ids)}
  >
    ${(Symbol.iterator in options ? options : Object.entries(options)).map(
      ([value, label]) =>
        html`<option value="${value}" ${value === (asked.value ?? '') ? html`selected` : ''}>
          ${label}
        </option>`,
    )}
  </select>`

const state = ({ required = true, problem }: CheckedField, ids: string): Html =>
  html`${required ? html`required ` : ''}${problem === undefined ? '' : html`aria-invalid="true" autofocus `}${
    ids ? html`aria-describedby="${ids}" ` : ''
  }`
