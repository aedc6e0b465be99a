import type { PasswordPolicy } from '../../model/cloudformation.ts'
import { checkedField } from './checked-field.ts'
import type { Html } from './html.ts'
import type { Words } from './words/words.ts'

/** What the second field is called, in which a new password is typed once more. */
export const againName = 'confirm_password'

/** Where somebody chooses a password, told what the pool asks of it, and types it once more. */
export function newPasswordFields(
  { accounts }: Words,
  policy: PasswordPolicy,
  {
    label,
    problem,
    again,
    optional,
  }: {
    readonly label: string
    readonly problem?: string | undefined
    readonly again?: string | undefined
    /** What happens where it is left empty, if it may be. */
    readonly optional?: string
  },
): readonly [Html, Html] {
  const required = optional === undefined
  const field = { type: 'password', autocomplete: 'new-password', required } as const
  return [
    checkedField({
      ...field,
      name: 'password',
      label: required ? label : accounts.optional(label),
      hints: [accounts.passwordRule(policy), ...(required ? [] : [optional])],
      problem,
    }),
    checkedField({ ...field, name: againName, label: accounts.passwordAgain, problem: again }),
  ]
}
