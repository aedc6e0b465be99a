import type { UserPool } from '../../../model/pool.ts'
import { html } from '../html.ts'
import { bad, field, form } from '../parts.ts'
import type { Page } from '../show-page.ts'
import type { Words } from '../words/words.ts'

interface Shown {
  readonly words: Words
  readonly pool: UserPool
  readonly csrf: string
  /** Whether the password is asked for at once, or only who it is. */
  readonly asksPassword: boolean
  readonly name?: string | undefined
  readonly problem?: string
}

/** Where everybody begins. */
export function signInPage({ words, csrf, asksPassword, name, problem }: Shown): Page {
  const username = field({
    name: 'username',
    label: words.username,
    autocomplete: 'username',
    value: name ?? '',
  })
  const password = field({
    name: 'password',
    label: words.password,
    type: 'password',
    autocomplete: 'current-password',
  })
  return {
    title: words.signIn,
    body: html`${bad(problem)}${
      asksPassword ? form(csrf, words.signIn, username, password) : form(csrf, words.next, username)
    }`,
  }
}
