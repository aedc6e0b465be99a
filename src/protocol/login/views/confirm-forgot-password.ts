import { policyOf } from '../../../engine/secrets/password-policy.ts'
import { html } from '../html.ts'
import { newPasswordFields } from '../new-password-fields.ts'
import { form, link, links } from '../parts.ts'
import type { Page } from '../show-page.ts'
import { codeFields, codeHead, type CodePageShown } from './confirm.ts'

/** Where somebody sets a new password by the code that was sent for it. */
export function confirmForgotPasswordPage(shown: CodePageShown): Page {
  const { words, pool, csrf, username, trouble, resendAt, signInAt } = shown
  const { reset, forgot, backToSignIn } = words.accounts
  const at = (field: string) => (trouble?.field === field ? trouble.text : undefined)
  const fields = ['code', 'password', 'again', ...(username === undefined ? ['username'] : [])]
  return {
    title: reset.title,
    body: html`${codeHead(shown, reset.lead, fields)}${form(
      csrf,
      reset.button,
      ...codeFields(shown),
      ...newPasswordFields(words, policyOf(pool), {
        label: reset.newPassword,
        problem: at('password'),
        again: at('again'),
      }),
    )}${links(link(resendAt, forgot.button), link(signInAt, backToSignIn))}`,
  }
}
