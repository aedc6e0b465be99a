import { termsOf } from '../../engine/pools/make-terms.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { html, type Html } from './html.ts'
import type { Words } from './words/words.ts'

/** What terms call the languages, by the tags that pages have them by. */
const languages: Readonly<Record<string, string>> = {
  de: 'german',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  id: 'bahasa-indonesia',
  it: 'italian',
  ja: 'japanese',
  ko: 'korean',
  nl: 'dutch',
  pt: 'portuguese-brazil',
  'pt-br': 'portuguese-brazil',
  zh: 'chinese-simplified',
  'zh-cn': 'chinese-simplified',
  'zh-hans': 'chinese-simplified',
  'zh-hant': 'chinese-traditional',
  'zh-tw': 'chinese-traditional',
}

/** Where a client's terms of one name stand in a language, or else in its usual one. An address that is none of the web is passed over. */
function addressOf(pool: UserPool, client: AppClient, terms: string, language: string): string | undefined {
  const found = termsOf(pool).find(({ body }) => body.client === client.id && body.TermsName === terms)
  const links = found?.body.Links ?? {}
  const wished = `cognito:${languages[language.toLowerCase()] ?? 'default'}`
  const said = links[wished] ?? links['cognito:default']
  return said !== undefined && /^https?:\/\//i.test(said) && URL.canParse(said) ? said : undefined
}

const link = (address: string, label: string): Html =>
  html`<a href="${address}" target="_blank" rel="noopener noreferrer">${label}</a>`

/** Links to what the client has of terms, in the visitor's language. */
function linksOf(words: Words, pool: UserPool, client: AppClient, labelled: (label: string) => string) {
  const { agree } = words.accounts
  const named = [
    ['terms-of-use', agree.use],
    ['privacy-policy', agree.privacy],
  ] as const
  return named.flatMap(([terms, label]) => {
    const address = addressOf(pool, client, terms, words.language)
    return address === undefined ? [] : [link(address, labelled(label))]
  })
}

/** What the client has of terms, as links at the foot of a page. */
export const termsLinks = (words: Words, pool: UserPool, client: AppClient): readonly Html[] =>
  linksOf(words, pool, client, (label) => label.charAt(0).toUpperCase() + label.slice(1))

/** The sentence by which whoever signs up agrees to what the client has of terms; nothing where it has none. */
export function termsSentence(words: Words, pool: UserPool, client: AppClient): Html | '' {
  const { agree } = words.accounts
  const [first, second] = linksOf(words, pool, client, (label) => label)
  if (!first) return ''
  return html`<p class="hint">
    ${agree.before}${first}${second ? html`${agree.and}${second}` : ''}${agree.after}
  </p>`
}
