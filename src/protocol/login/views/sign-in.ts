import type { AppClient, UserPool } from '../../../model/pool.ts'
import { checkedField } from '../checked-field.ts'
import { html, type Html } from '../html.ts'
import { nameField, nameKinds } from '../name-field.ts'
import { bad, divider, form, good, link, links } from '../parts.ts'
import { providerButtons, type ProviderShown } from '../providers.ts'
import type { Page } from '../show-page.ts'
import { termsLinks } from '../terms-links.ts'
import type { Trouble } from '../trouble-of.ts'
import type { Words } from '../words/words.ts'

interface Shown {
  readonly words: Words
  readonly pool: UserPool
  readonly client: AppClient
  readonly csrf: string
  /** Whether the password is asked for at once, or only who it is. */
  readonly asksPassword: boolean
  readonly name?: string | undefined
  /** What has been done on a page before this one. */
  readonly done?: string | undefined
  readonly trouble?: Trouble | undefined
  /** Where accounts are made, and where passwords are set anew, if people may. */
  readonly signUpAt?: string | undefined
  readonly forgotAt?: string | undefined
  /** Whether the pool's own users may sign in. */
  readonly takesOwn: boolean
  /** By whom else people may. */
  readonly providers: readonly ProviderShown[]
  /** Whether some are known by where somebody works, and what was typed there. */
  readonly asksCompany: boolean
  readonly company?: string | undefined
}

/** The field that is read where somebody says where they work. */
export const companyField = 'idp_identifier'

const companyForm = ({ words: { providers }, csrf, company, trouble }: Shown): Html =>
  form(
    csrf,
    providers.goOn,
    checkedField({
      name: companyField,
      label: providers.workEmail,
      inputmode: 'email',
      autocomplete: 'email',
      value: company,
      hints: [providers.workEmailHint],
      problem: trouble?.field === companyField ? trouble.text : undefined,
    }),
  )

/** The ways in by others, below the pool's own. */
const others = (shown: Shown): Html | '' => {
  const { words, providers, asksCompany, takesOwn } = shown
  if (!providers.length && !asksCompany) return ''
  return html`${takesOwn ? divider(words.providers.or) : ''}${providers.length ? providerButtons(providers) : ''}${
    asksCompany ? companyForm(shown) : ''
  }`
}

const foot = ({ words, pool, client, signUpAt, forgotAt }: Shown): Html | '' => {
  const { accounts } = words
  const ways = [
    ...(forgotAt === undefined ? [] : [link(forgotAt, accounts.forgotPassword)]),
    ...(signUpAt === undefined
      ? []
      : [html`${accounts.noAccount} ${link(signUpAt, accounts.createAccount)}`]),
    ...termsLinks(words, pool, client),
  ]
  return ways.length ? links(...ways) : ''
}

/** Where everybody begins. */
export function signInPage(shown: Shown): Page {
  const { words, pool, csrf, asksPassword, takesOwn, asksCompany, name, done, trouble } = shown
  const fields = [
    ...(takesOwn ? ['username'] : []),
    ...(takesOwn && asksPassword ? ['password'] : []),
    ...(asksCompany ? [companyField] : []),
  ]
  const at = (field: string) => (trouble?.field === field ? trouble.text : undefined)
  const username = nameField(words, nameKinds(pool), { value: name, problem: at('username') })
  const password = checkedField({
    name: 'password',
    label: words.password,
    type: 'password',
    autocomplete: 'current-password',
    problem: at('password'),
  })
  return {
    title: words.signIn,
    body: html`${trouble ? '' : good(done)}${bad(
      trouble?.field !== undefined && fields.includes(trouble.field) ? undefined : trouble?.text,
    )}${
      !takesOwn
        ? ''
        : asksPassword
          ? form(csrf, words.signIn, username, password)
          : form(csrf, words.next, username)
    }${others(shown)}${foot(shown)}`,
  }
}
