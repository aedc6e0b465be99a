import { html } from '../html.ts'
import { lead } from '../parts.ts'
import type { Page } from '../show-page.ts'
import type { Words } from '../words/words.ts'

/** What takes a visitor on to another site with more than an address holds. The address was checked to be one. */
export const onwardPage = (
  { onward: words }: Words,
  { url, fields }: { readonly url: string; readonly fields: Readonly<Record<string, string>> },
): Page => ({
  title: words.title,
  body: html`${lead(words.lead)}
    <form method="post" action="${url}">
      ${Object.entries(fields).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
      )}<button class="submitButton-customizable">${words.next}</button>
    </form>`,
})
