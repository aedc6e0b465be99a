import type { UserPool } from '../../../model/pool.ts'
import { checkedField } from '../checked-field.ts'
import { html } from '../html.ts'
import { hiddenName, nameField, nameKinds } from '../name-field.ts'
import { bad, buttonForm, form, good, lead, link, links } from '../parts.ts'
import type { Page } from '../show-page.ts'
import type { Trouble } from '../trouble-of.ts'
import type { Notice } from '../words/accounts/accounts.ts'
import type { Words } from '../words/words.ts'

/** What the pages show on which somebody brings a code. */
export interface CodePageShown {
  readonly words: Words
  readonly pool: UserPool
  readonly csrf: string
  /** Whose code it is, where another page knows. */
  readonly username?: string | undefined
  /** What was typed as a name where none does. */
  readonly typedName?: string | undefined
  readonly code?: string | undefined
  readonly sentTo?: string | undefined
  readonly notice?: Notice | undefined
  readonly trouble?: Trouble | undefined
  /** Where a new code is asked for. */
  readonly resendAt: string
  readonly signInAt: string
}

/** The fields that say whose code it is, and which. */
export function codeFields({ words, pool, username, typedName, code, trouble }: CodePageShown) {
  const at = (field: string) => (trouble?.field === field ? trouble.text : undefined)
  return [
    username === undefined
      ? nameField(words, nameKinds(pool), { value: typedName, problem: at('username') })
      : hiddenName(username),
    checkedField({
      name: 'code',
      label: words.accounts.code,
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      value: code,
      problem: at('code'),
    }),
  ] as const
}

/** What stands above those fields: what has been done, where the code went, and what is wrong with none of the fields. */
export function codeHead(shown: CodePageShown, says: string, fields: readonly string[]) {
  const { words, notice, sentTo, trouble } = shown
  return html`${notice && trouble === undefined ? good(words.accounts.notices[notice]) : ''}${bad(
    trouble?.field !== undefined && fields.includes(trouble.field) ? undefined : trouble?.text,
  )}${lead(sentTo === undefined ? says : `${words.accounts.sentTo(sentTo)} ${says}`)}`
}

/** Where somebody confirms an account by the code that was sent for it. */
export function confirmPage(shown: CodePageShown): Page {
  const { words, csrf, username, resendAt, signInAt } = shown
  const { confirm, resend, backToSignIn } = words.accounts
  return {
    title: confirm.title,
    body: html`${codeHead(shown, confirm.lead, ['code', ...(username === undefined ? ['username'] : [])])}${form(
      csrf,
      confirm.button,
      ...codeFields(shown),
    )}${
      username === undefined
        ? ''
        : html`<p>${confirm.notReceived}</p>
            ${buttonForm(csrf, resend.button, { action: resendAt, fields: { username } })}`
    }${links(
      ...(username === undefined ? [link(resendAt, resend.button)] : []),
      link(signInAt, backToSignIn),
    )}`,
  }
}
