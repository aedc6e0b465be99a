import type { UserPool } from '../../model/pool.ts'
import { aliases, usernameAttributes } from '../../engine/users/names.ts'
import { checkedField, type CheckedField } from './checked-field.ts'
import { html, type Html } from './html.ts'
import type { NameKind } from './words/accounts/accounts.ts'
import type { Words } from './words/words.ts'

const addresses = ['email', 'phone_number'] as const
const among = (names: readonly string[]) => addresses.filter((address) => names.includes(address))

/** What people of a pool may type as their name: what stands in its place, or the name with its aliases. */
export function nameKinds(pool: UserPool): readonly NameKind[] {
  const stands = among(usernameAttributes(pool))
  return stands.length ? stands : ['username', ...among(aliases(pool))]
}

/** What somebody new may choose as their name: aliases come later. */
export function newNameKinds(pool: UserPool): readonly NameKind[] {
  const stands = among(usernameAttributes(pool))
  return stands.length ? stands : ['username']
}

const typeOf: Readonly<Record<NameKind, NonNullable<CheckedField['type']>>> = {
  username: 'text',
  email: 'email',
  phone_number: 'tel',
}

const autocompleteOf: Readonly<Record<NameKind, string>> = {
  username: 'username',
  email: 'email',
  phone_number: 'tel',
}

/** Where somebody says who they are, or who they want to be. */
export function nameField(
  words: Words,
  kinds: readonly NameKind[],
  { isNew = false, ...more }: Partial<CheckedField> & { readonly isNew?: boolean } = {},
): Html {
  const [kind = 'username', ...others] = kinds
  // Password managers look for `username`, whatever it looks like; who is new is helped to an address instead.
  const autocomplete = isNew && !others.length ? autocompleteOf[kind] : 'username'
  return checkedField({
    name: 'username',
    label: words.accounts.nameOf(kinds),
    type: others.length ? 'text' : typeOf[kind],
    autocomplete,
    ...(kinds.includes('phone_number') && { hints: [words.accounts.phoneHint] }),
    ...more,
  })
}

/** The same where it is known already: unseen, for the form and for password managers. */
export const hiddenName = (username: string): Html =>
  html`<input type="hidden" name="username" autocomplete="username" value="${username}" />`
