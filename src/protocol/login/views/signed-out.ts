import { html } from '../html.ts'
import { lead } from '../parts.ts'
import type { Page } from '../show-page.ts'
import type { Words } from '../words/words.ts'

/** What whoever has signed out sees, where no app has a page for it. */
export const signedOutPage = ({ sessions: { signedOut } }: Words): Page => ({
  title: signedOut.title,
  body: html`${lead(signedOut.lead)}`,
})
