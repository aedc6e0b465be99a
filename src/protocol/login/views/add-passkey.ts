import { html } from '../html.ts'
import { bad, lead, link, links } from '../parts.ts'
import { passkeyForm } from '../passkeys/passkey-form.ts'
import type { Page } from '../show-page.ts'
import type { Words } from '../words/words.ts'

interface Shown {
  readonly words: Words
  readonly csrf: string
  readonly script: string
  /** Who is signed in. */
  readonly name: string
  /** What the browser is asked for; none where there can be no more. */
  readonly options?: string
  /** Passkeys that there are already. */
  readonly held: number
  readonly problem?: string | undefined
  /** Where the app is. */
  readonly backAt: string
}

/** Where somebody who is signed in has the browser make a passkey. */
export function addPasskeyPage({ words, csrf, script, name, options, held, problem, backAt }: Shown): Page {
  const { passkey, signedInAs } = words.questions
  return {
    title: passkey.addTitle,
    ...(options !== undefined && { script }),
    body: html`${lead(passkey.addLead)}${bad(problem)}
      <p>${signedInAs(name)} ${held ? passkey.have(held) : ''}</p>
      ${
        options === undefined
          ? ''
          : passkeyForm({ words, csrf, ceremony: 'create', options, button: passkey.addButton })
      }${links(link(backAt, passkey.skip))}`,
  }
}
