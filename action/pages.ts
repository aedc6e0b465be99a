import { escapeMarkdown } from '../src/review/escape-markdown.ts'
import { visible } from '../src/review/visible.ts'
import type { Review } from './asked.ts'
import type { Base } from './base.ts'
import type { Inputs } from './inputs.ts'

/** What a comment and a summary say of their run. */
export interface RunWords {
  /** The address of the run, where there is one. */
  readonly url?: string
  /** The commit that was looked at. */
  readonly commit?: string
}

/** A comment of GitHub takes 65,536 characters. */
const longest = 65_000

/** The comment on a pull request: its mark, the plan, and how the rest ended. */
export function commentPage(review: Review, inputs: Inputs, base: Base, run: RunWords): string {
  const of = ['plan', inputs.environment].filter(Boolean).join(':')
  const mark = `<!-- poolwright:${(inputs.place ? `${of} in ${inputs.place}` : of).replaceAll('--', '- -')} -->`
  const page = (plan: readonly string[]) => [mark, ...plan, '', endOf(review, inputs, run)].join('\n')
  const whole = page(planLines(review, base))
  return whole.length <= longest
    ? whole
    : page(['## Poolwright plan', '', 'It is too long for a comment: it stands in the summary of the run.'])
}

/** The summary of a job: everything. */
export const summaryPage = (review: Review, inputs: Inputs, base: Base, run: RunWords): string =>
  [
    ...planLines(review, base),
    '',
    ...unmarked(review.lint.markdown),
    '',
    endOf(review, inputs, run),
    '',
  ].join('\n')

/** Whether anything changes for people, or something is found of the change. */
export const isNews = ({ plan }: Review): boolean =>
  plan !== undefined &&
  (plan.data === undefined ||
    plan.data.diagnostics.length > 0 ||
    plan.data.changes.some(({ risk }) => risk !== 'cosmetic'))

/** The risks of a change that somebody should look at, each once. */
export const risksOf = ({ plan }: Review): readonly string[] =>
  [...new Set((plan?.data?.changes ?? []).flatMap(({ risk, level }) => (level === 'safe' ? [] : [risk])))]
    .filter((risk) => /^[a-z-]+$/.test(risk))
    .sort()

function planLines({ plan }: Review, base: Base): readonly string[] {
  if (!plan) return ['## Poolwright plan: nothing to compare with', '', `${escapeMarkdown(base.words)}`]
  if (!plan.markdown) return ['## Poolwright plan: it cannot be made', '', ...quoted(plan.err)]
  return unmarked(plan.markdown)
}

/** How each ended, in one line, and of which run this is. */
function endOf({ lint, plan, test }: Review, { failOn }: Inputs, { url, commit }: RunWords): string {
  const parts = [
    `lint ${ended(lint.code)}`,
    ...(plan ? [`plan ${ended(plan.code)}`] : []),
    ...(test ? [`scenarios ${test.code === 0 ? 'come true' : 'do not all come true'}`] : []),
    `fails on ${failOn}`,
    ...(commit === undefined ? [] : [commit.slice(0, 7)]),
    ...(url === undefined ? [] : [`[this run](${url})`]),
  ]
  return `<sub>${parts.join(' · ')}</sub>`
}

const ended = (code: number) => (code === 0 ? 'passed' : code === 1 ? 'failed' : `ended with ${code}`)

/** A report without the line by which a comment of its own would be found. */
const unmarked = (markdown: string): readonly string[] =>
  shown(markdown.replace(/^<!-- poolwright:[^\n]*-->\n/, '')).split('\n')

/** What stands on standard error, as a block of text. */
const quoted = (text: string): readonly string[] => [
  '```text',
  ...shown(text).trim().replaceAll('```', "'''").slice(0, 4000).split('\n'),
  '```',
]

/** Control characters have no business in a page. */
const shown = (text: string) => visible(text.replaceAll('\r\n', '\n'))
