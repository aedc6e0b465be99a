import type { UserPool } from '../../../model/pool.ts'
import { checkedField } from '../checked-field.ts'
import { html } from '../html.ts'
import { hiddenName, nameField, nameKinds } from '../name-field.ts'
import { bad, buttonForm, buttonLink, form, good, lead, link, links } from '../parts.ts'
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

type Says = Pick<CodePageShown, 'words' | 'notice' | 'sentTo' | 'trouble'>

/** What stands above those fields: what has been done, where the code went, and what is wrong with none of the fields. */
export function codeHead({ words, notice, sentTo, trouble }: Says, says: string, fields: readonly string[]) {
  return html`${notice && trouble === undefined ? good(words.accounts.notices[notice]) : ''}${bad(
    trouble?.field !== undefined && fields.includes(trouble.field) ? undefined : trouble?.text,
  )}${lead(sentTo === undefined ? says : `${words.accounts.sentTo(sentTo)} ${says}`)}`
}

/** Another way on where nothing has come: a button where it is known for whom, else the page that asks. */
const askAgain = (
  { csrf, username, resendAt }: CodePageShown,
  { notReceived, button }: { readonly notReceived: string; readonly button: string },
) =>
  username === undefined
    ? ''
    : html`<p>${notReceived}</p>
        ${buttonForm(csrf, button, { action: resendAt, fields: { username } })}`

const foot = ({ words, username, resendAt, signInAt }: CodePageShown, button: string) =>
  links(
    ...(username === undefined ? [link(resendAt, button)] : []),
    link(signInAt, words.accounts.backToSignIn),
  )

/** Where somebody confirms an account by the code that was sent for it. */
export function confirmPage(shown: CodePageShown): Page {
  const { words, csrf, username } = shown
  const { confirm, resend } = words.accounts
  const fields = ['code', ...(username === undefined ? ['username'] : [])]
  return {
    title: confirm.title,
    body: html`${codeHead(shown, confirm.lead, fields)}${form(csrf, confirm.button, ...codeFields(shown))}${askAgain(
      shown,
      { notReceived: confirm.notReceived, button: resend.button },
    )}${foot(shown, resend.button)}`,
  }
}

/** Where somebody waits for the link that confirms an account, and goes on once it was followed. */
export function awaitLinkPage(shown: CodePageShown): Page {
  const { words, notice, sentTo, trouble, signInAt } = shown
  const { confirm, byLink, notices } = words.accounts
  const told: Partial<Readonly<Record<Notice, string>>> = { ...notices, ...byLink.notices }
  return {
    title: confirm.title,
    body: html`${notice && trouble === undefined ? good(told[notice]) : ''}${bad(trouble?.text)}${lead(
        sentTo === undefined ? byLink.lead : `${byLink.sentTo(sentTo)} ${byLink.lead}`,
      )}
      <p>${buttonLink(signInAt, byLink.button)}</p>
      ${askAgain(shown, { notReceived: byLink.notReceived, button: byLink.resend })}${
        shown.username === undefined ? links(link(shown.resendAt, byLink.resend)) : ''
      }`,
  }
}
