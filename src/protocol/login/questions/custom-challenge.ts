import { pageParameter, readChallengePage } from '../../../engine/challenge-pages/read-challenge-page.ts'
import type { Texts } from '../../../engine/sign-in/turn.ts'
import type { ChallengeField, ChallengePage, PageText } from '../../../model/challenge-page.ts'
import { framed } from '../asking/frame.ts'
import { checkedField, type CheckedField } from '../checked-field.ts'
import { html, type Html } from '../html.ts'
import { choice, choices, form, lead, links, tick } from '../parts.ts'
import type { QuestionPage } from '../question.ts'
import type { Words } from '../words/words.ts'

/** What an answer is called in a form, so that none can take the place of the form's own words. */
const prefix = 'answer.'

/** The text of a visitor's language, or else the English one, or the first. */
function textFor({ language }: Words, said: PageText): string {
  if (typeof said === 'string') return said
  const tag = [language, 'en'].find((each) => Object.hasOwn(said, each)) ?? Object.keys(said)[0] ?? ''
  return said[tag] ?? ''
}

/** The page that the script has described; none where it has not. What cannot be shown never came so far. */
function described({ [pageParameter]: said }: Texts): ChallengePage | undefined {
  const page = said === undefined ? undefined : readChallengePage(said)
  return page && !('wrong' in page) ? page : undefined
}

const plain: readonly ChallengeField[] = [{ name: 'answer', type: 'text', label: '' }]

const inputs: Readonly<Partial<Record<ChallengeField['type'], Partial<CheckedField>>>> = {
  code: { inputmode: 'numeric', autocomplete: 'one-time-code' },
  password: { type: 'password' },
  number: { type: 'number', inputmode: 'decimal', bounds: { step: 'any' } },
  email: { type: 'email', autocomplete: 'email' },
  tel: { type: 'tel', autocomplete: 'tel' },
  url: { type: 'url' },
  date: { type: 'date' },
}

/** The most that stand as lines, each to be pressed; more of them are a list that opens. */
const mostLines = 6

function fieldOf(words: Words, asked: ChallengeField): Html {
  const { custom } = words.questions
  const { type, optional = false, hint, pattern, minLength, maxLength, options } = asked
  const name = prefix + asked.name
  const said = textFor(words, asked.label) || custom.answer
  const label = optional ? custom.optional(said) : said
  const hints = hint === undefined ? [] : [textFor(words, hint)]
  if (type === 'tick')
    return html`${tick(name, said, !optional)}${hints.map((text) => html`<p class="hint">${text}</p>`)}`
  if (options && options.length <= mostLines && !optional && !hints.length)
    return choices(
      label,
      ...options.map(({ value, label: shown }) => choice({ name, value, label: textFor(words, shown) })),
    )
  return checkedField({
    name,
    label,
    hints,
    required: !optional,
    ...inputs[type],
    bounds: {
      ...inputs[type]?.bounds,
      ...(pattern !== undefined && { pattern }),
      ...(minLength !== undefined && { minlength: `${minLength}` }),
      ...(maxLength !== undefined && { maxlength: `${maxLength}` }),
    },
    ...(options && {
      options: [
        ['', custom.choose],
        ...options.map(({ value, label: shown }) => [value, textFor(words, shown)] as const),
      ],
    }),
  })
}

/** Asks what a script has made up: by the page that it describes, or else for one answer. */
export const CUSTOM_CHALLENGE: QuestionPage = {
  page(asking) {
    const { words, csrf, parameters } = asking
    const { custom } = words.questions
    const page = described(parameters) ?? { text: parameters['question'] || custom.lead }
    const { title = custom.title, text, image, fields = plain, button = words.next, links: ways = [] } = page
    const paragraphs = text === undefined ? [] : textFor(words, text).split(/\n\s*\n/)
    const above = html`${paragraphs.map((each) => lead(each))}${
      image ? html`<img class="shown" src="${image.src}" alt="${textFor(words, image.alt)}" />` : ''
    }`
    const below = ways.map(
      ({ text: shown, href }) =>
        html`<a href="${href}" target="_blank" rel="noopener noreferrer">${textFor(words, shown)}</a>`,
    )
    return {
      title: textFor(words, title),
      body: html`${framed(
        asking,
        above,
        form(csrf, textFor(words, button), ...fields.map((each) => fieldOf(words, each))),
      )}${below.length ? links(...below) : ''}`,
    }
  },
  read(form, parameters) {
    const { fields = plain, join } = described(parameters) ?? {}
    const said = fields.map(({ name, type }) => {
      const value = form[prefix + name] ?? ''
      return [name, type === 'tick' ? `${value === 'true'}` : value] as const
    })
    const values = said.map(([, value]) => value)
    if (values.length === 1 || join !== undefined) return { ANSWER: values.join(join) }
    return { ANSWER: JSON.stringify(Object.fromEntries(said)) }
  },
}
