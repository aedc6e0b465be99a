import { html } from '../html.ts'
import { field, form } from '../parts.ts'
import type { Asking } from '../question.ts'

/** The form of a password. Programs that keep passwords are told whose it is. */
export const passwordForm = ({ words, csrf, typed }: Asking) =>
  form(
    csrf,
    words.signIn,
    html`<input hidden type="text" name="username" autocomplete="username" value="${typed}" />`,
    field({ name: 'password', label: words.password, type: 'password', autocomplete: 'current-password' }),
  )
