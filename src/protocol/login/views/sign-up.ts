import { policyOf } from '../../../engine/secrets/password-policy.ts'
import type { Texts } from '../../../engine/sign-in/turn.ts'
import type { AskedAttribute } from '../../../engine/users/sign-up-attributes.ts'
import type { AppClient, UserPool } from '../../../model/pool.ts'
import { attributeField, attributeFieldName } from '../attribute-field.ts'
import { html } from '../html.ts'
import { nameField, newNameKinds } from '../name-field.ts'
import { newPasswordFields } from '../new-password-fields.ts'
import { bad, form, link, links } from '../parts.ts'
import type { Page } from '../show-page.ts'
import { termsSentence } from '../terms-links.ts'
import type { Trouble } from '../trouble-of.ts'
import type { Words } from '../words/words.ts'

interface Shown {
  readonly words: Words
  readonly pool: UserPool
  readonly client: AppClient
  readonly csrf: string
  readonly attributes: readonly AskedAttribute[]
  /** Whether somebody may sign up without a password. */
  readonly passwordless: boolean
  /** What was typed, of which no password is shown again. */
  readonly typed: Texts
  readonly trouble?: Trouble | undefined
  readonly signInAt: string
}

/** Where somebody makes an account. */
export function signUpPage(shown: Shown): Page {
  const { words, pool, client, csrf, attributes, passwordless, typed, trouble, signInAt } = shown
  const { accounts } = words
  const fields = ['username', 'password', 'again', ...attributes.map(({ name }) => name)]
  const at = (field: string) => (trouble?.field === field ? trouble.text : undefined)
  return {
    title: accounts.signUp.title,
    body: html`${bad(trouble?.field !== undefined && fields.includes(trouble.field) ? undefined : trouble?.text)}${form(
      csrf,
      accounts.signUp.button,
      nameField(words, newNameKinds(pool), {
        isNew: true,
        value: typed['username'],
        problem: at('username'),
      }),
      ...attributes.map((attribute) =>
        attributeField(words, attribute, {
          value: typed[attributeFieldName(attribute.name)],
          problem: at(attribute.name),
        }),
      ),
      ...newPasswordFields(words, policyOf(pool), {
        label: words.password,
        problem: at('password'),
        again: at('again'),
        ...(passwordless && { optional: accounts.withoutPassword }),
      }),
      html`${termsSentence(words, pool, client)}`,
    )}${links(html`${accounts.haveAccount} ${link(signInAt, words.signIn)}`)}`,
  }
}
