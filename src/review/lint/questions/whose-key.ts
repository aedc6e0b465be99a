import { insists, isLike } from './asks.ts'
import type { Asks, Statement } from './policy-statements.ts'

/** Keys that say whose somebody is, and what stands before a wildcard of a pattern that is of one owner alone. */
const owned: Readonly<Record<string, RegExp | undefined>> = {
  'aws:PrincipalOrgID': undefined,
  'aws:PrincipalOrgPaths': /^o-[^/]+\//,
  'aws:PrincipalAccount': undefined,
  'aws:PrincipalArn': /^arn:[^:]*:[^:]*:[^:]*:\d{12}:/,
  'aws:SourceAccount': undefined,
  'aws:SourceArn': /^arn:[^:]*:[^:]*:[^:]*:(\d{12}:|:.)/,
}
const forms = new Map(Object.entries(owned).map(([key, form]) => [key.toLowerCase(), form]))

/** Keys by which not everybody can be meant. */
export const whoseKeys: readonly string[] = Object.keys(owned)

/** Whether a key says whose somebody is. */
export const isWhoseKey = (key: string): boolean => forms.has(key.toLowerCase())

/** Whether a condition insists that somebody is of an account, or of an organization, that it names. */
export function saysWhose(statement: Statement, asks: Asks): boolean {
  const form = forms.get(asks.key.text.toLowerCase())
  return (
    insists(statement, asks) &&
    asks.values.every(({ text }) => {
      const end = isLike(asks) ? text.search(/[*?]/) : -1
      return text !== '*' && (end < 0 || (form?.test(text.slice(0, end)) ?? false))
    })
  )
}
