import { html } from '../html.ts'
import { bad, form, lead, link, links } from '../parts.ts'
import type { Page } from '../show-page.ts'
import type { Words } from '../words/words.ts'

/** Where somebody whose browser is known goes on as who they are, or says that they are somebody else. */
export const continuePage = ({
  words: { sessions },
  csrf,
  name,
  otherAt,
  problem,
}: {
  readonly words: Words
  readonly csrf: string
  /** What they are called, as they know it. */
  readonly name: string
  /** Where somebody else signs in. */
  readonly otherAt: string
  readonly problem?: string
}): Page => ({
  title: sessions.known.title,
  ...(problem !== undefined && { status: 400 }),
  body: html`${bad(problem)}${lead(sessions.known.lead)}${form(csrf, sessions.known.continueAs(name))}${links(
    link(otherAt, sessions.known.other),
  )}`,
})
