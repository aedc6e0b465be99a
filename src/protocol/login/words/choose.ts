import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { en } from './en.ts'
import { ko } from './ko.ts'
import type { Words } from './words.ts'

/** Every language there is, by what `lang` and `Accept-Language` call it. A new one is one more row. */
export const languages: Readonly<Record<string, Words>> = { en, ko }

/** The cookie in which a browser keeps the language that `lang` once asked for. */
export const languageCookie = 'lang'
/** What stands before its name under TLS. Whoever plants one has done no harm. */
const prefixes = ['__Host-', '__Secure-', '']

/** The language of a visitor: that of `lang`, or of an earlier `lang`, or the one that the browser likes best, or English. */
export function chooseWords(context: Context): Words {
  const { req } = context
  const wished = [
    req.query('lang') ?? '',
    ...prefixes.map((prefix) => getCookie(context, prefix + languageCookie) ?? ''),
    ...preferred(req.header('accept-language') ?? ''),
  ]
  return wished.map(named).find((words) => words !== undefined) ?? en
}

/** The language that a tag such as `ko-KR` names, if there is one. */
export function named(tag: string): Words | undefined {
  const [primary = ''] = tag.toLowerCase().split('-')
  return Object.hasOwn(languages, primary) ? languages[primary] : undefined
}

/** The languages of an `Accept-Language`, the best first (RFC 9110, section 12.5.4). */
const preferred = (header: string): readonly string[] =>
  header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', quality = ''] = part.trim().split(/;\s*q=/)
      return { tag, weight: quality === '' ? 1 : Number(quality) }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
