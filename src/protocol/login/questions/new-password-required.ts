import { schemaOf } from '../../../engine/users/attributes.ts'
import { html } from '../html.ts'
import { bad, field, form, lead } from '../parts.ts'
import type { Asking, QuestionPage } from '../question.ts'
import { attributeLabel } from '../trouble-of.ts'

const prefix = 'userAttributes.'
const types: Readonly<Record<string, 'email' | 'tel' | 'date' | 'url'>> = {
  email: 'email',
  phone_number: 'tel',
  birthdate: 'date',
  website: 'url',
  picture: 'url',
  profile: 'url',
}
const hints: Readonly<Record<string, string>> = {
  email: 'email',
  phone_number: 'tel',
  name: 'name',
  given_name: 'given-name',
  family_name: 'family-name',
  nickname: 'nickname',
  birthdate: 'bday',
  address: 'street-address',
}

/** The attributes that must be filled in with the password, as fields. */
const missing = ({ words, pool, parameters }: Asking) => {
  // Written by the engine itself, of the names of the pool's schema.
  const names = JSON.parse(parameters['requiredAttributes'] ?? '[]') as readonly string[]
  const schema = schemaOf(pool)
  return names
    .map((name) => name.slice(prefix.length))
    .filter((name) => schema.has(name))
    .map((name) =>
      field({
        name: prefix + name,
        label: attributeLabel(words, name),
        type: types[name] ?? 'text',
        autocomplete: hints[name] ?? 'off',
        ...(name === 'phone_number' && { hint: words.accounts.phoneHint }),
      }),
    )
}

/** Asks for a password of one's own, and for whatever else the pool demands of everybody. */
export const NEW_PASSWORD_REQUIRED: QuestionPage = {
  page(asking) {
    const { words, csrf, pool, problem, typed } = asking
    const { newPassword } = words.questions
    const policy = pool.properties.Policies?.PasswordPolicy ?? {}
    return {
      title: newPassword.title,
      body: html`${lead(newPassword.lead)}${bad(problem)}${form(
        csrf,
        words.next,
        html`<input hidden type="text" name="username" autocomplete="username" value="${typed}" />`,
        field({
          name: 'password',
          label: newPassword.field,
          type: 'password',
          autocomplete: 'new-password',
          hint: words.accounts.passwordRule(policy),
        }),
        ...missing(asking),
      )}`,
    }
  },
  read: ({ password = '', ...form }) => ({
    NEW_PASSWORD: password,
    ...Object.fromEntries(Object.entries(form).filter(([name]) => name.startsWith(prefix))),
  }),
}
