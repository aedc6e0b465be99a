import type { UserPool } from '../../../model/pool.ts'
import { html, type Html } from '../html.ts'
import { nameField, nameKinds } from '../name-field.ts'
import { bad, form, good, lead, links } from '../parts.ts'
import type { Page } from '../show-page.ts'
import type { Trouble } from '../trouble-of.ts'
import type { Notice } from '../words/accounts/accounts.ts'
import type { Words } from '../words/words.ts'

/** Where somebody says who they are, to be sent a code: for a new password, or to confirm an account. */
export function askForCodePage({
  words,
  pool,
  csrf,
  says,
  username,
  notice,
  trouble,
  ways,
}: {
  readonly words: Words
  readonly pool: UserPool
  readonly csrf: string
  readonly says: { readonly title: string; readonly lead: string; readonly button: string }
  readonly username?: string | undefined
  readonly notice?: Notice | undefined
  readonly trouble?: Trouble | undefined
  /** Where else one can go from here. */
  readonly ways: readonly Html[]
}): Page {
  const atName = trouble?.field === 'username'
  return {
    title: says.title,
    body: html`${notice && !trouble ? good(words.accounts.notices[notice]) : ''}${bad(
      atName ? undefined : trouble?.text,
    )}${lead(says.lead)}${form(
      csrf,
      says.button,
      nameField(words, nameKinds(pool), {
        value: username,
        problem: atName ? trouble.text : undefined,
      }),
    )}${links(...ways)}`,
  }
}
