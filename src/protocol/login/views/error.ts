import { html } from '../html.ts'
import { lead } from '../parts.ts'
import type { Page } from '../show-page.ts'
import type { Words } from '../words/words.ts'

/** What a refusal is called where its own name is none that we say: whoever made the link may have written it. */
const unsaid = 'invalid_request'

/** Where a visitor is told what is wrong who cannot be sent back to an app. No word of a link stands in it. */
export function errorPage({ sessions }: Words, code: string): Page {
  const { errors, forDevelopers } = sessions
  const known = code !== 'other' && Object.hasOwn(errors, code) ? errors[code] : undefined
  const { title, lead: says } = known ?? errors.other
  return {
    title,
    status: code === 'server_error' ? 500 : 400,
    body: html`${lead(says)}
      <p class="hint">${forDevelopers} <code>${known ? code : unsaid}</code></p>`,
  }
}
