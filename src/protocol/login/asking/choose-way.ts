import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { bad, choice, choices, form } from '../parts.ts'
import type { Asking } from '../question.ts'
import type { Way } from '../words/questions/questions.ts'

/** The ways among these that a page can go, each once. */
export const waysIn = ({ words: { questions } }: Pick<Asking, 'words'>, names: readonly string[]) =>
  names.filter((name): name is Way => Object.hasOwn(questions.ways, name))

/** One of several ways: a line for each, of which the first is taken unless another is. */
export function waysForm({ words, csrf, problem }: Asking, title: string, ways: readonly Way[]): Html {
  const lines = ways.map((way, at) =>
    choice({ name: 'answer', value: way, label: words.questions.ways[way], checked: at === 0 }),
  )
  return html`${bad(problem)}${form(csrf, words.next, choices(title, ...lines))}`
}
